package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.PackedIntervals;
import io.meterproof.metering.ledger.PackedLines;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Measured uses as bytes, version 1. */
public final class MeasuredUseCodec {
    private static final int VERSION = 1;
    private static final int FINISHED = 1;
    private static final int DEDUCTED = 2;

    private MeasuredUseCodec() {}

    public static byte[] encode(MeasuredUse use) {
        PackedWriter out = new PackedWriter()
                .octet(VERSION)
                .text(use.usagePoint())
                .hash(use.agreement())
                .hash(use.tariff())
                .octet(use.unit().code())
                .octet((use.finished() ? FINISHED : 0) + (use.deducted() ? DEDUCTED : 0));
        PackedIntervals.write(out, use.intervals());
        PackedLines.write(out, use.charged(), use.begin());
        return out.toBytes();
    }

    /**
     * Reads a use.
     *
     * @throws IllegalArgumentException for another version
     */
    public static MeasuredUse decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        String usagePoint = in.text();
        Hash agreement = in.hash();
        Hash tariff = in.hash();
        MeasurementUnit unit = MeasurementUnit.ofCode(in.octet());
        int flags = in.octet();
        Intervals intervals = PackedIntervals.read(in);
        List<Line> charged = PackedLines.read(in, intervals.start());
        return new MeasuredUse(
                usagePoint,
                agreement,
                tariff,
                unit,
                intervals,
                (flags & DEDUCTED) != 0,
                charged,
                (flags & FINISHED) != 0);
    }
}
