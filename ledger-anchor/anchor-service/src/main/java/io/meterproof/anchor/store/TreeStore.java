package io.meterproof.anchor.store;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileSource;
import io.meterproof.tlog.TreeHead;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Durable tiles, heads and leaf positions. Every write may be repeated. Methods throw {@link StoreUnavailableException} when the
 * store does not answer.
 */
public interface TreeStore {
    /** The tree of epochs. */
    String EPOCHS = "epochs";

    /** The tree of a shard. */
    static String shard(int shard) {
        return "shard/" + shard;
    }

    /** The tiles of a tree; reading one that is not there throws {@link MissingTileException}. */
    TileSource tiles(String tree);

    /** Keeps the widest of each tile. */
    void put(String tree, List<Tile> tiles);

    /** Says where leaves are; of a leaf that is there twice the first place counts. */
    void putLeaves(int shard, Map<Long, Hash> leaves);

    Map<Hash, LeafPosition> find(Collection<Hash> leaves);

    /** Keeps pointers to statements by the leaves that they are. */
    void putPointers(int shard, Map<Long, StatementPointer> pointers);

    /** The index of newest statements at heads of the shards, from the pointers that they cover. */
    PrefixTree statements(Map<Integer, TreeHead> heads);

    StoredShards shards();

    /** The newest checked head of each shard that has leaves. */
    default Map<Integer, TreeHead> heads() {
        return shards().heads();
    }

    /**
     * Replaces a shard's head if it is still {@code from}; size zero stands for none.
     *
     * @param seal the last leaf, if it is one
     */
    boolean advance(int shard, TreeHead from, TreeHead to, Optional<Seal> seal);

    /** The first offset of a partition of the tile topic that is not yet stored. */
    long nextOffset(int partition);

    void putNextOffset(int partition, long offset);
}
