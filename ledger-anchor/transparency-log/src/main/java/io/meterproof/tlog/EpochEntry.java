package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.Objects;

/** An entry of the epoch log: the shard set at one moment. The epoch is the index of the entry. */
public record EpochEntry(long epoch, long generation, Hash shardSetRoot) {
    public EpochEntry {
        Objects.requireNonNull(shardSetRoot, "shardSetRoot");
        if (epoch < 0 || generation < 0) {
            throw new IllegalArgumentException("an epoch entry is not negative: " + epoch + ", " + generation);
        }
    }

    /** {@code epoch u64 ‖ generation u64 ‖ shard set root 32}, big-endian. */
    public byte[] entry() {
        return ByteBuffer.allocate(2 * Long.BYTES + Hash.LENGTH)
                .putLong(epoch)
                .putLong(generation)
                .put(shardSetRoot.bytes())
                .array();
    }

    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }
}
