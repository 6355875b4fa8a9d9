package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.tlog.Hash;

/** Blocks in settlement's state as bytes, version 2. */
public final class ActualBlockCodec {
    private static final int VERSION = 2;
    private static final int CLOCK_PROVEN = 0x40;

    private ActualBlockCodec() {}

    public static byte[] encode(ActualBlock block) {
        PackedWriter out = new PackedWriter();
        write(out.octet(VERSION), block);
        return out.toBytes();
    }

    static void write(PackedWriter out, ActualBlock block) {
        out.hash(block.digest())
                .integer(block.signer())
                .octet(block.kind().code() + (block.clockProven() ? CLOCK_PROVEN : 0))
                .octet(block.unit().code())
                .text(block.usagePoint())
                .integer(block.arrival())
                .octet(OriginOctet.of(block.origin()))
                .integer(block.firstSequence())
                .integer(block.start())
                .integer(block.interval())
                .integer(block.closingRegister())
                .integer(block.values().length);
        for (long value : block.values()) {
            out.integer(value);
        }
        out.integer(block.waiting().readings()).integer(block.waiting().quantity());
        SegmentCodec segments = new SegmentCodec(
                block.digest(), block.origin(), block.unit(), block.usagePoint(), block.firstSequence(), block.start());
        out.list(block.standing(), segment -> segments.write(out, segment));
    }

    /**
     * Reads a block.
     *
     * @throws IllegalArgumentException for another version
     */
    public static ActualBlock decode(byte[] bytes) {
        return read(new PackedReader(bytes).version(VERSION));
    }

    static ActualBlock read(PackedReader in) {
        Hash digest = in.hash();
        int signer = in.number();
        int octet = in.octet();
        BlockKind kind = BlockKind.ofCode(octet & ~CLOCK_PROVEN);
        MeasurementUnit unit = MeasurementUnit.ofCode(in.octet());
        String usagePoint = in.text();
        long arrival = in.integer();
        Origin origin = OriginOctet.read(in.octet());
        long firstSequence = in.integer();
        long start = in.integer();
        int interval = in.number();
        long closingRegister = in.integer();
        long[] values = readValues(in);
        Waiting waiting = new Waiting(in.integer(), in.integer());
        SegmentCodec segments = new SegmentCodec(digest, origin, unit, usagePoint, firstSequence, start);
        return new ActualBlock(
                digest,
                signer,
                kind,
                unit,
                usagePoint,
                arrival,
                origin,
                firstSequence,
                start,
                interval,
                closingRegister,
                values,
                (octet & CLOCK_PROVEN) != 0,
                in.list(() -> segments.read(in)),
                waiting);
    }

    private static long[] readValues(PackedReader in) {
        long[] values = new long[in.number()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.integer();
        }
        return values;
    }
}
