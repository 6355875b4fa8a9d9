package io.meterproof.billing.store;

import java.time.YearMonth;

/**
 * A ledger entry.
 *
 * @param booked booking month, UTC
 * @param value the {@code LedgerRecord}
 */
@SuppressWarnings("ArrayRecordComponent")
public record EntryRow(String account, YearMonth booked, long sequence, String type, byte[] value) implements Row {}
