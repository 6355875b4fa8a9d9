package io.meterproof.metering.validation;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import java.util.List;

/** A channel's history and its open tasks as bytes, version 1. At most some 700 bytes and 150 for each open task. */
public final class ChannelHistoryCodec {
    private static final int VERSION = 1;

    private ChannelHistoryCodec() {}

    public static byte[] encode(Validated validated) {
        PackedWriter out = new PackedWriter();
        ChannelHistory history = validated.history();
        out.octet(VERSION)
                .integer(history.interval())
                .integer(history.next())
                .list(history.days(), day -> write(out, day))
                .optional(history.today(), day -> write(out, day))
                .integer(history.same())
                .integer(history.sameCount())
                .list(validated.open(), task -> out.octet(task.rule().code())
                        .integer(task.firstSequence())
                        .integer(task.count())
                        .integer(task.from())
                        .integer(task.to())
                        .integer(task.measured())
                        .text(task.reason()));
        return out.toBytes();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version
     */
    public static Validated decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        ChannelHistory history = new ChannelHistory(
                in.number(),
                in.integer(),
                in.list(() -> readDay(in)),
                in.optional(() -> readDay(in)),
                in.integer(),
                in.number());
        List<Questionable> open = in.list(() -> new Questionable(
                ValidationRule.ofCode(in.octet()),
                in.integer(),
                in.number(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.text()));
        return new Validated(history, open);
    }

    private static void write(PackedWriter out, DayUse day) {
        out.integer(day.day())
                .integer(day.first())
                .integer(day.count())
                .integer(day.sum())
                .integer(day.most());
    }

    private static DayUse readDay(PackedReader in) {
        return new DayUse(in.integer(), in.integer(), in.number(), in.integer(), in.integer());
    }
}
