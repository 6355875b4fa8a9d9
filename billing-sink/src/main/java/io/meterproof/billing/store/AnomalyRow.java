package io.meterproof.billing.store;

/**
 * An anomaly at a usage point.
 *
 * @param version the record's place in its partition
 * @param value the {@code Anomaly}
 */
@SuppressWarnings("ArrayRecordComponent")
public record AnomalyRow(String usagePoint, String id, long version, byte[] value) implements Row {}
