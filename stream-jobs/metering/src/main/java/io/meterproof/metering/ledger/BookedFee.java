package io.meterproof.metering.ledger;

import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/**
 * A fee that an account was charged.
 *
 * @param sequence number of its entry
 * @param version document hash of the version of the price list
 * @param fee the component
 * @param count how many times
 * @param stands false once it was taken back
 * @param lines of the entry
 */
public record BookedFee(long sequence, Hash version, String fee, int count, boolean stands, List<Line> lines) {
    private static final int VERSION = 1;

    public BookedFee {
        lines = List.copyOf(lines);
    }

    public static BookedFee of(FeeEntry entry, FeeCharge charge) {
        return new BookedFee(
                entry.header().sequence(), charge.version(), charge.fee(), charge.count(), true, entry.lines());
    }

    /** Whether a charge says the same. */
    public boolean isOf(FeeCharge charge) {
        return version.equals(charge.version()) && fee.equals(charge.fee()) && count == charge.count();
    }

    /** The same, taken back. */
    public BookedFee withdrawn() {
        return new BookedFee(sequence, version, fee, count, false, List.of());
    }

    /** As bytes, version 1. */
    public byte[] encode() {
        PackedWriter out = new PackedWriter()
                .octet(VERSION)
                .integer(sequence)
                .hash(version)
                .text(fee)
                .integer(count)
                .octet(stands ? 1 : 0);
        PackedLines.write(out, lines, 0);
        return out.toBytes();
    }

    /** @throws IllegalArgumentException for another version */
    public static BookedFee decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new BookedFee(in.integer(), in.hash(), in.text(), in.number(), in.octet() == 1, PackedLines.read(in, 0));
    }
}
