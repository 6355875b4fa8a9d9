package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import java.util.OptionalLong;

/** Channel heads as bytes, version 2. */
public final class ChannelHeadCodec {
    private static final int VERSION = 2;

    private ChannelHeadCodec() {}

    public static byte[] encode(ChannelHead head) {
        PackedWriter out = new PackedWriter();
        write(out.octet(VERSION), head.index());
        write(out, head.held());
        out.optional(head.boundary(), point -> point.write(out))
                .integer(head.newest())
                .integer(head.givenUp())
                .list(head.unallocated().months(), month -> out.integer(month.number())
                        .integer(month.waiting().readings())
                        .integer(month.waiting().quantity()))
                .list(head.signers(), out::hash)
                .list(head.advances(), advance -> UsageCodec.write(out.hash(advance.usageId()), advance.usage()))
                .list(head.outdone(), each -> out.integer(each.number()).integer(each.by()))
                .optional(head.opened().stream().boxed().findFirst(), out::integer);
        return out.toBytes();
    }

    /**
     * Reads a head.
     *
     * @throws IllegalArgumentException for another version
     */
    public static ChannelHead decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new ChannelHead(
                readIndex(in),
                readIndex(in),
                in.optional(() -> RegisterPoint.read(in)),
                in.integer(),
                in.integer(),
                new Unallocated(
                        in.list(() -> new Unallocated.Month(in.number(), new Waiting(in.integer(), in.integer())))),
                in.list(in::hash),
                in.list(() -> new Segment(in.hash(), UsageCodec.read(in))),
                in.list(() -> new Outdone(in.integer(), in.integer())),
                in.optional(in::integer).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static void write(PackedWriter out, BlockIndex index) {
        out.list(index.runs(), run -> out.octet(run.kind().code())
                .integer(run.first())
                .integer(run.blocks())
                .integer(run.count()));
    }

    private static BlockIndex readIndex(PackedReader in) {
        return new BlockIndex(
                in.list(() -> new BlockRun(BlockKind.ofCode(in.octet()), in.integer(), in.number(), in.number())));
    }
}
