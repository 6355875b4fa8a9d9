package io.meterproof.billing.store;

import io.meterproof.tlog.Hash;

/**
 * An accepted block.
 *
 * @param value the {@code VerifiedReading}; empty where it was erased
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockRow(Hash digest, byte[] value) implements Row {
    public boolean isErased() {
        return value.length == 0;
    }
}
