package io.meterproof.billing.store;

import io.meterproof.tlog.Hash;

/**
 * An accepted block.
 *
 * @param value the {@code VerifiedReading}
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockRow(Hash digest, byte[] value) implements Row {}
