package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.Line;

/** In what lines count. */
@FunctionalInterface
public interface LineUnits {
    /** Where nobody tells the units of lines. */
    LineUnits AS_USED = (entry, line, ofUse) -> ofUse;

    /**
     * The unit of a line.
     *
     * @param ofUse in which the use was measured that the entry is about; {@code d} of standing charges of no entry of their own, else empty
     */
    String of(LedgerEntry entry, Line line, String ofUse);
}
