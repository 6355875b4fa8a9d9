package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;

/** What is kept of archived months as bytes, version 1. */
public final class ArchivedMonthsCodec {
    private static final int VERSION = 1;

    private ArchivedMonthsCodec() {}

    public static byte[] encode(ArchivedMonths archived) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION).integer(archived.floor()).integer(archived.lastVersion());
        out.list(archived.months(), month -> out.integer(month.horizon())
                .optional(month.before(), point -> point.write(out))
                .integer(month.version())
                .hash(month.digest())
                .integer(month.bytes())
                .list(month.accounts(), out::text));
        return out.toBytes();
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException for another version
     */
    public static ArchivedMonths decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new ArchivedMonths(
                in.integer(),
                in.integer(),
                in.list(() -> new ArchivedMonth(
                        in.integer(),
                        in.optional(() -> RegisterPoint.read(in)),
                        in.integer(),
                        in.hash(),
                        in.number(),
                        in.list(in::text))));
    }
}
