package io.meterproof.anchor;

import io.meterproof.anchor.feed.ShardTrees;
import io.meterproof.anchor.feed.ShardUpdate;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Leaves of shards made for tests, and the updates that bring them. */
public final class Leaves {
    private Leaves() {}

    public static Hash leaf(int shard, long index) {
        return TreeHasher.leaf(
                ByteBuffer.allocate(12).putInt(shard).putLong(index).array());
    }

    public static List<Hash> leaves(int shard, int from, int to) {
        return IntStream.range(from, to).mapToObj(index -> leaf(shard, index)).toList();
    }

    /** The update that takes a shard from one size to another. */
    public static ShardUpdate update(int shard, int from, int to) {
        return update(shard, leaves(shard, 0, from), leaves(shard, from, to));
    }

    public static ShardUpdate update(int shard, List<Hash> before, List<Hash> added) {
        TreeEdge edge = TreeBuilder.grow(TreeEdge.EMPTY, before).edge();
        TreeBuilder.Growth growth = TreeBuilder.grow(edge, added);
        return new ShardUpdate(shard, growth.head(), growth.tiles(), Map.of(), Optional.empty());
    }

    /** The update of one more leaf, which is a pointer. */
    public static ShardUpdate pointing(int shard, int size, StatementPointer pointer) {
        ShardUpdate update = update(shard, leaves(shard, 0, size), List.of(pointer.leafHash()));
        return new ShardUpdate(shard, update.head(), update.tiles(), Map.of((long) size, pointer), Optional.empty());
    }

    /** The update of one more leaf, which seals the shard. */
    public static ShardUpdate sealing(int shard, int size, Seal seal) {
        ShardUpdate update = update(shard, leaves(shard, 0, size), List.of(seal.leafHash()));
        return new ShardUpdate(shard, update.head(), update.tiles(), Map.of(), Optional.of(seal));
    }

    public static void grow(MemoryStore store, int shard, int from, int to) {
        new ShardTrees(store).apply(update(shard, from, to));
    }
}
