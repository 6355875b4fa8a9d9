package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The head of one shard's tree, as an epoch commits to it. */
public record ShardHead(int shard, long size, Hash root) {
    public ShardHead {
        Objects.requireNonNull(root, "root");
        if (shard < 0 || size < 0) {
            throw new IllegalArgumentException("a shard head is not negative: shard " + shard + ", size " + size);
        }
    }

    /** {@code shard u32 ‖ size u64 ‖ root 32}, big-endian. */
    public byte[] entry() {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Hash.LENGTH)
                .putInt(shard)
                .putLong(size)
                .put(root.bytes())
                .array();
    }

    public Hash leafHash() {
        return TreeHasher.leaf(entry());
    }

    /** The leaf hashes of a shard set, ascending by shard; shard numbers are distinct. */
    public static List<Hash> leafHashes(List<ShardHead> heads) {
        if (heads.stream().mapToInt(ShardHead::shard).distinct().count() != heads.size()) {
            throw new IllegalArgumentException("a shard set names each shard once");
        }
        return heads.stream()
                .sorted(Comparator.comparingInt(ShardHead::shard))
                .map(ShardHead::leafHash)
                .toList();
    }
}
