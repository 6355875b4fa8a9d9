package io.meterproof.metering.ledger;

import io.meterproof.tlog.CompactRange;
import java.util.SortedMap;
import java.util.TreeMap;

/** Account states as bytes, version 1. */
public final class AccountStateCodec {
    private static final int VERSION = 1;

    private AccountStateCodec() {}

    public static byte[] encode(AccountState state) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION)
                .text(state.account())
                .text(state.currency())
                .integer(state.sequence())
                .hash(state.previous())
                .instant(state.booked())
                .integer(state.balance());
        write(out, state.open());
        return out.toBytes();
    }

    /**
     * Reads a state.
     *
     * @throws IllegalArgumentException for another version
     */
    public static AccountState decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new AccountState(
                in.text(), in.text(), in.integer(), in.hash(), in.instant(), in.integer(), readOpen(in));
    }

    private static void write(PackedWriter out, OpenPeriod open) {
        out.integer(open.firstSequence())
                .integer(open.opening())
                .optional(open.since(), out::instant)
                .integer(open.entries().size())
                .list(open.entries().hashes(), out::hash)
                .integer(open.lines())
                .list(open.sums().entrySet(), sum -> out.text(sum.getKey()).integer(sum.getValue()));
    }

    private static OpenPeriod readOpen(PackedReader in) {
        return new OpenPeriod(
                in.integer(),
                in.integer(),
                in.optional(in::instant),
                new CompactRange(in.integer(), in.list(in::hash)),
                in.number(),
                readSums(in));
    }

    private static SortedMap<String, Long> readSums(PackedReader in) {
        SortedMap<String, Long> sums = new TreeMap<>();
        int components = in.number();
        for (int i = 0; i < components; i++) {
            sums.put(in.text(), in.integer());
        }
        return sums;
    }
}
