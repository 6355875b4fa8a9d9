package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.Line;

/** In what the lines of use count. */
@FunctionalInterface
public interface LineUnits {
    /** Where nobody tells the units of lines. */
    LineUnits AS_USED = (entry, line, ofUse) -> ofUse;

    /**
     * The unit of a line.
     *
     * @param entry bills use, or takes it back
     * @param ofUse in which the use was measured
     */
    String of(LedgerEntry entry, Line line, String ofUse);
}
