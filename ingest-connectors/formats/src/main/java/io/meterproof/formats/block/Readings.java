package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;

/**
 * The values of a block with their qualities and the seed of their salts: unsigned, bound by the block's root.
 * The arrays are owned by the record and must not be changed.
 *
 * @param values milli-units, one per reading
 * @param qualities {@link Quality} codes, one per reading
 * @param seed 32 random bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Readings(long[] values, byte[] qualities, byte[] seed) {
    public Readings {
        if (values.length != qualities.length || seed.length != Hash.LENGTH) {
            throw new IllegalArgumentException("readings need one quality per value and a seed of 32 bytes");
        }
    }

    public int count() {
        return values.length;
    }

    /** The exact sum of the values. */
    public long sum() {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }
}
