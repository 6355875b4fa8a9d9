package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.List;

/** Lines in packed state; instants count from a base that reader and writer share. */
public final class PackedLines {
    private PackedLines() {}

    /** Writes lines relative to a base in UTC seconds. */
    public static void write(PackedWriter out, List<Line> lines, long base) {
        out.list(lines, line -> out.text(line.component())
                .optional(line.name(), out::text)
                .integer(line.from().getEpochSecond() - base)
                .integer(line.to().getEpochSecond() - line.from().getEpochSecond())
                .integer(line.quantity())
                .decimal(line.price())
                .integer(line.amount())
                .optional(line.agreement(), out::hash));
    }

    public static List<Line> read(PackedReader in, long base) {
        return in.list(() -> readLine(in, base));
    }

    private static Line readLine(PackedReader in, long base) {
        String component = in.text();
        var name = in.optional(in::text);
        long from = base + in.integer();
        long to = from + in.integer();
        return new Line(
                component,
                name,
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                in.integer(),
                in.decimal(),
                in.integer(),
                in.optional(in::hash));
    }
}
