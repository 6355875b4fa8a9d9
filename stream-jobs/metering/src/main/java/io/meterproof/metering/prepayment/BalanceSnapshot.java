package io.meterproof.metering.prepayment;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's credit as of an arrival time.
 *
 * @param sequence the account's newest ledger entry
 * @param balance micro-units of credit by the ledger; negative is owed
 * @param accrued micro-units of standing charges not yet in the ledger
 * @param emptyAt when credit less accrued charges is forecast to end; none without use, or on credit accounts
 */
public record BalanceSnapshot(
        String account,
        String currency,
        long sequence,
        long balance,
        long accrued,
        Instant asOf,
        Optional<Instant> emptyAt) {

    /** What can still be used, in micro-units. */
    public long available() {
        return Math.subtractExact(balance, accrued);
    }
}
