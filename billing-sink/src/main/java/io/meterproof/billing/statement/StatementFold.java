package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import java.util.Optional;

/** Folds an account's entries into the statement that is open. */
public final class StatementFold {
    private StatementFold() {}

    /**
     * Adds an entry to the open statement; a statement entry closes it.
     *
     * @param open the charges since the last statement; changed
     * @return the closed statement, after which the caller starts with new charges
     * @throws BrokenChainException where a reversal takes back an entry that was never seen
     */
    public static Optional<ClosedStatement> apply(LedgerEntry entry, ChainMemory memory, Charges open) {
        if (entry instanceof StatementEntry statement) {
            return Optional.of(new ClosedStatement(statement, open));
        }
        Attribution.add(entry, memory, LineUnits.AS_USED, open);
        return Optional.empty();
    }
}
