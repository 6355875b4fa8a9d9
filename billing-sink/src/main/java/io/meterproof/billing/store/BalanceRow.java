package io.meterproof.billing.store;

/**
 * A prepaid account's credit.
 *
 * @param version the record's place in its partition
 * @param value the {@code Balance}
 */
@SuppressWarnings("ArrayRecordComponent")
public record BalanceRow(String account, long version, byte[] value) implements Row {}
