package io.meterproof.billing.store;

import java.time.Instant;

/**
 * A warning that credit runs out.
 *
 * @param value the {@code CreditAlert}
 */
@SuppressWarnings("ArrayRecordComponent")
public record AlertRow(String account, Instant raised, String id, byte[] value) implements Row {}
