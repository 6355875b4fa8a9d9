package io.meterproof.billing.store;

/** A record of an input topic that does not decode: kept as it came, never skipped unseen. */
@SuppressWarnings("ArrayRecordComponent")
public record UnreadableRow(String topic, int partition, long offset, String reason, byte[] value) implements Row {}
