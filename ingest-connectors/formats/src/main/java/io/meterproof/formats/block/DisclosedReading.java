package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;

/**
 * One reading with the salt that hides its neighbours: enough to rebuild its leaf, and nothing of theirs.
 * The array is owned by the record.
 *
 * @param index position in the block, from 0
 * @param value milli-units
 * @param quality {@link Quality} code
 * @param salt 16 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record DisclosedReading(int index, long value, byte quality, byte[] salt) {
    static final int SALT_LENGTH = 16;
    static final int ENTRY_LENGTH = 1 + Short.BYTES + Long.BYTES + 1 + SALT_LENGTH;

    public DisclosedReading {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes, not " + salt.length);
        }
    }

    /** {@code 'R' ‖ u16 index ‖ i64 value ‖ u8 quality ‖ 16-byte salt}. */
    public byte[] entry() {
        return ByteBuffer.allocate(ENTRY_LENGTH)
                .put(Tags.READING)
                .putShort((short) index)
                .putLong(value)
                .put(quality)
                .put(salt)
                .array();
    }

    /** The RFC 6962 leaf hash, to be proven against the block's root. */
    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }
}
