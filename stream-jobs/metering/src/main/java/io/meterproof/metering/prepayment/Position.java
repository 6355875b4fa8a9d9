package io.meterproof.metering.prepayment;

import io.meterproof.metering.document.Account;
import java.time.Instant;

/**
 * Where an account stands after its newest ledger entry.
 *
 * @param asOf arrival time of what was booked
 * @param sequence the newest ledger entry
 * @param owed its balance in micro-units: positive owed, negative credit
 */
public record Position(Account account, Instant asOf, long sequence, long owed, StandingAccrual standing) {

    /** Micro-units that can still be used. */
    long available() {
        return Math.negateExact(Math.addExact(owed, standing.accrued()));
    }
}
