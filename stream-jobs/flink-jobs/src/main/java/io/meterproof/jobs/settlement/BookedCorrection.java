package io.meterproof.jobs.settlement;

import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.CorrectionCodec;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A correction on its way to its account, with when it is booked: {@code version 1 ‖ booked i64 ms ‖ correction}. */
record BookedCorrection(Instant booked, Correction correction) {
    private static final byte VERSION = 1;

    byte[] encode() {
        byte[] encoded = CorrectionCodec.encode(correction);
        return ByteBuffer.allocate(1 + Long.BYTES + encoded.length)
                .put(VERSION)
                .putLong(booked.toEpochMilli())
                .put(encoded)
                .array();
    }

    static BookedCorrection decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a booked correction: " + version);
        }
        Instant booked = Instant.ofEpochMilli(buffer.getLong());
        byte[] encoded = new byte[buffer.remaining()];
        buffer.get(encoded);
        return new BookedCorrection(booked, CorrectionCodec.decode(encoded));
    }
}
