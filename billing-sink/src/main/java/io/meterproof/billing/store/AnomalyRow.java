package io.meterproof.billing.store;

import java.time.Instant;

/**
 * An anomaly at a usage point.
 *
 * @param from the first hour, a part of what the id is made of
 * @param version the record's place in its partition
 * @param value the {@code Anomaly}
 */
@SuppressWarnings("ArrayRecordComponent")
public record AnomalyRow(Instant from, String usagePoint, String id, long version, byte[] value) implements Row {}
