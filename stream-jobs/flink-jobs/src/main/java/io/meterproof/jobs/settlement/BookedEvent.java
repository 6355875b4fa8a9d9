package io.meterproof.jobs.settlement;

import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementEventCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** A bill or a reversal on its way to its account, with when it is booked: {@code booked i64 ms ‖ event}. */
record BookedEvent(Instant booked, SettlementEvent event) {

    byte[] encode() {
        byte[] encoded = SettlementEventCodec.encode(event);
        return ByteBuffer.allocate(Long.BYTES + encoded.length)
                .putLong(booked.toEpochMilli())
                .put(encoded)
                .array();
    }

    static BookedEvent decode(byte[] bytes) {
        Instant booked = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        byte[] encoded = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return new BookedEvent(booked, SettlementEventCodec.decode(encoded));
    }
}
