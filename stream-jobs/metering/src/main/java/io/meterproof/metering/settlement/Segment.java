package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * A billed run of intervals of one basis, one agreement and one tariff version, under its stable identity.
 *
 * @param measured its quantities, until it was billed, where its tariff needs them at the close of a cycle
 * @param backBilling how far back its bill may reach, until it was billed, where its tariff bounds that
 */
public record Segment(Hash usageId, Usage usage, Optional<Intervals> measured, Optional<BackBilling> backBilling) {

    /** A segment that was billed before. */
    Segment(Hash usageId, Usage usage) {
        this(usageId, usage, Optional.empty(), Optional.empty());
    }

    long first() {
        return usage.firstSequence();
    }

    long end() {
        return usage.nextSequence();
    }

    /** Whether it shares a number with another. */
    boolean shares(Segment other) {
        return first() < other.end() && other.first() < end();
    }

    boolean isLikeDay() {
        return usage.basis() instanceof Basis.OfLikeDay;
    }

    /** The end of its last line, UTC seconds. */
    long endSecond() {
        return usage.lines().stream()
                .mapToLong(line -> line.to().getEpochSecond())
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
