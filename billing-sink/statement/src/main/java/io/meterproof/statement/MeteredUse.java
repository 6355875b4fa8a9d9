package io.meterproof.statement;

import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import java.util.Comparator;

/**
 * A use, by its direction and by whose meters tell of it.
 *
 * @param exported whether it was fed in
 * @param subMeter the usage point whose use is deducted; empty for what the usage point's own meters counted
 */
record MeteredUse(Use use, boolean exported, String subMeter) implements Comparable<MeteredUse> {
    private static final Comparator<MeteredUse> ORDER = Comparator.comparing(MeteredUse::use)
            .thenComparing(MeteredUse::exported)
            .thenComparing(MeteredUse::subMeter);

    static MeteredUse of(Usage usage) {
        return new MeteredUse(
                useOf(usage),
                usage.exported(),
                usage.deduction().map(Deduction::usagePoint).orElse(""));
    }

    static Use useOf(Usage usage) {
        return new Use(usage.usagePoint(), usage.endUse(), usage.unit().symbol());
    }

    boolean isDeducted() {
        return !subMeter.isEmpty();
    }

    @Override
    public int compareTo(MeteredUse other) {
        return ORDER.compare(this, other);
    }
}
