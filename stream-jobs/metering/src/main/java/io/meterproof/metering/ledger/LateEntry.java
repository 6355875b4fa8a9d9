package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Optional;

/**
 * What stands of a usage entry that was too late: what was written off of its charges, or withheld of a deduction's credit.
 *
 * @param unit symbol
 * @param lines of the policy
 */
public record LateEntry(String usagePoint, String unit, boolean deducted, List<Line> lines) {
    private static final int VERSION = 1;

    public LateEntry {
        lines = List.copyOf(lines);
    }

    /** Empty where nothing of a usage is too late. */
    public static Optional<LateEntry> of(Usage usage) {
        List<Line> lines = usage.lines().stream()
                .filter(line -> BackBilling.isWriteOff(line) || BackBilling.isWithheld(line))
                .toList();
        boolean deducted = usage.deduction().isPresent();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LateEntry(usage.usagePoint(), usage.unit().symbol(), deducted, lines));
    }

    /** {@code version 1 ‖ usage point ‖ unit ‖ u8 deducted ‖ lines} in the packed layout. */
    public byte[] encode() {
        PackedWriter out = new PackedWriter().octet(VERSION);
        out.text(usagePoint).text(unit).octet(deducted ? 1 : 0);
        PackedLines.write(out, lines, 0);
        return out.toBytes();
    }

    /** @throws IllegalArgumentException for another version */
    public static LateEntry decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new LateEntry(in.text(), in.text(), in.octet() == 1, PackedLines.read(in, 0));
    }
}
