package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * The end of an account's chain, all that the next entry needs.
 *
 * @param sequence number of the last entry, 0 before the first
 * @param previous leaf hash of the last entry, zeros before the first
 * @param balance micro-units owed; negative is credit
 */
public record AccountState(
        String account, String currency, long sequence, Hash previous, long balance, OpenPeriod open) {

    /** An account without entries. */
    public static AccountState opened(String account, String currency) {
        return new AccountState(account, currency, 0, Hash.ZERO, 0, OpenPeriod.from(1, 0, Optional.empty()));
    }
}
