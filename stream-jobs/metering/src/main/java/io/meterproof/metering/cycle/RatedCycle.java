package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands for [from, to) of a cycle of one agreement.
 *
 * @param charged empty where the agreement does not hold then
 * @param after what it leaves to the next one
 */
public record RatedCycle(Instant from, Instant to, Optional<Charged> charged, Carried after) {

    /**
     * The charges that stand.
     *
     * @param sequence of their entry
     */
    public record Charged(long sequence, CycleCharges charges) {}

    Span span() {
        return new Span(from, to);
    }
}
