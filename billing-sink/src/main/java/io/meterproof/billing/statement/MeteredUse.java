package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.statement.Use;
import java.util.Comparator;

/**
 * A use, and who vouches for its quantity.
 *
 * @param origin an origin class, or {@code ESTIMATED}
 * @param simulated whether it came with the clock of a scenario
 * @param exported whether it was fed in rather than taken
 * @param subMeter the usage point whose use is deducted; empty for what the usage point's own meters counted
 */
public record MeteredUse(Use use, String origin, boolean simulated, boolean exported, String subMeter)
        implements Comparable<MeteredUse> {
    private static final Comparator<MeteredUse> ORDER = Comparator.comparing(MeteredUse::use)
            .thenComparing(MeteredUse::exported)
            .thenComparing(MeteredUse::origin)
            .thenComparing(MeteredUse::simulated)
            .thenComparing(MeteredUse::subMeter);

    /** Taken, as the usage point's own meters counted. */
    public MeteredUse(Use use, String origin, boolean simulated) {
        this(use, origin, simulated, false, "");
    }

    static MeteredUse of(Usage usage) {
        Use use = new Use(usage.usagePoint(), usage.endUse(), usage.unit().symbol());
        return new MeteredUse(
                use,
                usage.basis().originName(),
                usage.basis().isSimulated(),
                usage.exported(),
                usage.deduction().map(Deduction::usagePoint).orElse(""));
    }

    @Override
    public int compareTo(MeteredUse other) {
        return ORDER.compare(this, other);
    }
}
