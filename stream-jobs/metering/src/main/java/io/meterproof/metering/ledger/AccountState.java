package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The end of an account's chain, all that the next entry needs.
 *
 * @param sequence number of the last entry, 0 before the first
 * @param previous leaf hash of the last entry, zeros before the first
 * @param booked when the last entry was, whole seconds; 1970 before the first
 * @param balance micro-units owed; negative is credit
 */
public record AccountState(
        String account, String currency, long sequence, Hash previous, Instant booked, long balance, OpenPeriod open) {

    /** When an entry is booked whose cause arrived at an instant: never before the entry that it follows. */
    public Instant booking(Instant arrived) {
        Instant second = arrived.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(booked) ? booked : second;
    }

    /** An account without entries. */
    public static AccountState opened(String account, String currency) {
        return new AccountState(
                account, currency, 0, Hash.ZERO, Instant.EPOCH, 0, OpenPeriod.from(1, 0, Optional.empty()));
    }
}
