package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import java.util.List;

/** What a channel gave up as bytes, version 1: the plain text of what the archive keeps. */
public final class GivenUpCodec {
    private static final int VERSION = 1;

    private GivenUpCodec() {}

    public static byte[] encode(GivenUp month) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION).integer(month.horizon()).optional(month.before(), point -> point.write(out));
        out.list(month.blocks(), block -> ActualBlockCodec.write(out, block))
                .list(month.held(), block -> ActualBlockCodec.write(out, block))
                .list(month.advances(), advance -> UsageCodec.write(out.hash(advance.usageId()), advance.usage()))
                .list(month.outdone(), each -> out.integer(each.number()).integer(each.by()));
        return out.toBytes();
    }

    /**
     * Reads a month.
     *
     * @throws IllegalArgumentException for another version
     */
    public static GivenUp decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new GivenUp(
                in.integer(),
                in.optional(() -> RegisterPoint.read(in)),
                readBlocks(in),
                readBlocks(in),
                in.list(() -> new Segment(in.hash(), UsageCodec.read(in))),
                in.list(() -> new Outdone(in.integer(), in.integer())));
    }

    private static List<ActualBlock> readBlocks(PackedReader in) {
        return in.list(() -> ActualBlockCodec.read(in));
    }
}
