package io.meterproof.jobs.settlement;

import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementEventCodec;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A bill or a reversal on its way to its account, with when it is booked: {@code version 1 ‖ booked i64 ms ‖ event}. */
record BookedEvent(Instant booked, SettlementEvent event) {
    private static final byte VERSION = 1;

    byte[] encode() {
        byte[] encoded = SettlementEventCodec.encode(event);
        return ByteBuffer.allocate(1 + Long.BYTES + encoded.length)
                .put(VERSION)
                .putLong(booked.toEpochMilli())
                .put(encoded)
                .array();
    }

    static BookedEvent decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a booked event: " + version);
        }
        Instant booked = Instant.ofEpochMilli(buffer.getLong());
        byte[] encoded = new byte[buffer.remaining()];
        buffer.get(encoded);
        return new BookedEvent(booked, SettlementEventCodec.decode(encoded));
    }
}
