package io.meterproof.billing.store;

/**
 * A ledger entry.
 *
 * @param value the {@code LedgerRecord}
 */
@SuppressWarnings("ArrayRecordComponent")
public record EntryRow(String account, long sequence, String type, byte[] value) implements Row {}
