package io.meterproof.billing.store;

import java.time.Instant;

/**
 * A warning that credit runs out.
 *
 * @param version the record's place in its partition: of one alert that was told twice the last one counts
 * @param value the {@code CreditAlert}
 */
@SuppressWarnings("ArrayRecordComponent")
public record AlertRow(String account, Instant raised, String id, long version, byte[] value) implements Row {}
