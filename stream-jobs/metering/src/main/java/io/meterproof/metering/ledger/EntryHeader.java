package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * What all ledger entries share.
 *
 * @param sequence from 1, without gaps
 * @param previous leaf hash of the account's previous entry; zeros for the first
 * @param booked arrival time of what caused the entry
 * @param balance micro-units owed after this entry; negative is credit
 */
public record EntryHeader(
        String account, long sequence, Hash previous, Instant booked, String currency, long balance) {}
