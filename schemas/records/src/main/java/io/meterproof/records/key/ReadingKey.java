package io.meterproof.records.key;

import io.meterproof.formats.block.Channel;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Of an accepted reading: channel ‖ digest ‖ size of the key log by which it was accepted (u64), for a block that was withdrawn may be
 * accepted again by a later one. The array is owned by the record.
 *
 * @param channel meter (32 bytes) ‖ OBIS (6 bytes)
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReadingKey(byte[] channel, Hash digest, long keyLogSize) implements RecordKey {
    private static final int LENGTH = Channel.LENGTH + Hash.LENGTH + Long.BYTES;

    /** @throws MalformedRecordException if it is the key of no accepted reading */
    public static ReadingKey parse(byte[] key) throws MalformedRecordException {
        if (key == null || key.length != LENGTH) {
            throw new MalformedRecordException("the key of an accepted reading has " + LENGTH + " bytes");
        }
        return new ReadingKey(
                Arrays.copyOf(key, Channel.LENGTH),
                Hash.of(key, Channel.LENGTH, Hash.LENGTH),
                ByteBuffer.wrap(key).getLong(Channel.LENGTH + Hash.LENGTH));
    }

    @Override
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(channel)
                .put(digest.bytes())
                .putLong(keyLogSize)
                .array();
    }

    @Override
    public byte[] subject() {
        return channel;
    }
}
