package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An entry of the epoch log: the shard set at one moment. The epoch is the index of the entry.
 *
 * @param generation of the shards, from 1
 * @param firstShard the first of this generation: shards below it are sealed for good at the sizes that the shard set has; 0 in the first
 *     generation
 * @param shards how many the shard set has: a proof in its tree does not show that by itself
 * @param statementIndex root of the {@link PrefixTree} that leads from each account's tag to its newest statement in these shards
 */
public record EpochEntry(
        long epoch, long generation, int firstShard, int shards, Hash shardSetRoot, Hash statementIndex) {
    /** No shard is sealed. */
    public static final long FIRST_GENERATION = 1;

    public EpochEntry {
        Objects.requireNonNull(shardSetRoot, "shardSetRoot");
        Objects.requireNonNull(statementIndex, "statementIndex");
        if (epoch < 0 || generation < 0 || shards < 0) {
            throw new IllegalArgumentException(
                    "an epoch entry is not negative: " + epoch + ", " + generation + ", " + shards);
        }
        if (firstShard < 0 || generation > FIRST_GENERATION != firstShard > 0) {
            throw new IllegalArgumentException("generation " + generation + " does not begin with shard " + firstShard);
        }
    }

    /**
     * {@code epoch u64 ‖ generation u64 ‖ shards u32 ‖ shard set root 32 ‖ statement index 32}, big-endian; after the first generation
     * {@code ‖ first shard u32}.
     */
    public byte[] entry() {
        int later = firstShard > 0 ? Integer.BYTES : 0;
        ByteBuffer entry = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 2 * Hash.LENGTH + later)
                .putLong(epoch)
                .putLong(generation)
                .putInt(shards)
                .put(shardSetRoot.bytes())
                .put(statementIndex.bytes());
        if (firstShard > 0) {
            entry.putInt(firstShard);
        }
        return entry.array();
    }

    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }
}
