package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;

/**
 * Charges of a cycle, or of a part of one, that stand.
 *
 * @param sequence of their entry
 * @param after what it leaves to the next one
 */
public record RatedCycle(long sequence, CycleCharges charges, Carried after) {
    Span span() {
        return new Span(charges.from(), charges.to());
    }
}
