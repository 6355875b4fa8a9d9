package io.meterproof.statement;

import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import java.util.Comparator;

/**
 * A use, by whose meters tell of it.
 *
 * @param subMeter the usage point whose use is deducted; empty for what the usage point's own meters counted
 */
record MeteredUse(Use use, String subMeter) implements Comparable<MeteredUse> {
    private static final Comparator<MeteredUse> ORDER =
            Comparator.comparing(MeteredUse::use).thenComparing(MeteredUse::subMeter);

    static MeteredUse of(Usage usage) {
        return new MeteredUse(
                new Use(usage.usagePoint(), usage.endUse(), usage.unit().symbol()),
                usage.deduction().map(Deduction::usagePoint).orElse(""));
    }

    boolean isDeducted() {
        return !subMeter.isEmpty();
    }

    @Override
    public int compareTo(MeteredUse other) {
        return ORDER.compare(this, other);
    }
}
