package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.CorrectionCodec;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A correction of a channel on its way to its account, with when it is booked: {@code version 1 ‖ booked i64 ms ‖ channel ‖ correction}. */
record BookedCorrection(Instant booked, Channel channel, Correction correction) {
    private static final byte VERSION = 1;

    /** Of the same channel, booked at the same time. */
    BookedCorrection with(Correction other) {
        return new BookedCorrection(booked, channel, other);
    }

    byte[] encode() {
        byte[] encoded = CorrectionCodec.encode(correction);
        return ByteBuffer.allocate(1 + Long.BYTES + Channel.LENGTH + encoded.length)
                .put(VERSION)
                .putLong(booked.toEpochMilli())
                .put(channel.bytes())
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
        byte[] channel = new byte[Channel.LENGTH];
        buffer.get(channel);
        byte[] encoded = new byte[buffer.remaining()];
        buffer.get(encoded);
        return new BookedCorrection(booked, Channel.of(channel), CorrectionCodec.decode(encoded));
    }
}
