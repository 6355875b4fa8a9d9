package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An entry of the epoch log: the shard set at one moment. The epoch is the index of the entry.
 *
 * @param shards how many the shard set has: a proof in its tree does not show that by itself
 */
public record EpochEntry(long epoch, long generation, int shards, Hash shardSetRoot) {
    /** The shard set has never been rearranged. */
    public static final long FIRST_GENERATION = 1;

    public EpochEntry {
        Objects.requireNonNull(shardSetRoot, "shardSetRoot");
        if (epoch < 0 || generation < 0 || shards < 0) {
            throw new IllegalArgumentException(
                    "an epoch entry is not negative: " + epoch + ", " + generation + ", " + shards);
        }
    }

    /** {@code epoch u64 ‖ generation u64 ‖ shards u32 ‖ shard set root 32}, big-endian. */
    public byte[] entry() {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + Hash.LENGTH)
                .putLong(epoch)
                .putLong(generation)
                .putInt(shards)
                .put(shardSetRoot.bytes())
                .array();
    }

    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }
}
