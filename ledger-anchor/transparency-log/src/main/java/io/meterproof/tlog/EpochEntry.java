package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An entry of the epoch log: the shard set at one moment. The epoch is the index of the entry.
 *
 * @param shards how many the shard set has: a proof in its tree does not show that by itself
 * @param statementIndex root of the {@link PrefixTree} that leads from each account's tag to its newest statement in these shards
 */
public record EpochEntry(long epoch, long generation, int shards, Hash shardSetRoot, Hash statementIndex) {
    /** The shard set has never been rearranged. */
    public static final long FIRST_GENERATION = 1;

    public EpochEntry {
        Objects.requireNonNull(shardSetRoot, "shardSetRoot");
        Objects.requireNonNull(statementIndex, "statementIndex");
        if (epoch < 0 || generation < 0 || shards < 0) {
            throw new IllegalArgumentException(
                    "an epoch entry is not negative: " + epoch + ", " + generation + ", " + shards);
        }
    }

    /** {@code epoch u64 ‖ generation u64 ‖ shards u32 ‖ shard set root 32 ‖ statement index 32}, big-endian. */
    public byte[] entry() {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 2 * Hash.LENGTH)
                .putLong(epoch)
                .putLong(generation)
                .putInt(shards)
                .put(shardSetRoot.bytes())
                .put(statementIndex.bytes())
                .array();
    }

    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }
}
