package io.meterproof.billing.store;

/**
 * A statement, by the last entry it covers.
 *
 * @param value the {@code Statement}
 */
@SuppressWarnings("ArrayRecordComponent")
public record StatementRow(String account, long lastSequence, byte[] value) implements Row {}
