package io.meterproof.anchor.feed;

import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.StoredShards;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TileSource;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shards' trees as they are stored. An update is checked before anything of it is stored, and may come again. */
public final class ShardTrees {
    private static final TreeHead EMPTY = new TreeHead(0, TreeHasher.root(List.of()));
    private final TreeStore store;

    public ShardTrees(TreeStore store) {
        this.store = store;
    }

    /**
     * Stores an update.
     *
     * @throws ContradictionException if a tile is not the tree's, or the tree does not extend the stored one: nothing is stored
     * @throws io.meterproof.anchor.store.StoreUnavailableException if a tile that must be stored is not there
     */
    public void apply(ShardUpdate update) {
        String tree = TreeStore.shard(update.shard());
        TileSource stored = store.tiles(tree);
        StoredShards shards = store.shards();
        TreeHead before = shards.heads().getOrDefault(update.shard(), EMPTY);
        if (update.head().size() <= before.size()) {
            checkKnown(update, stored);
            return;
        }
        if (shards.seals().containsKey(update.shard())) {
            throw new ContradictionException("shard " + update.shard() + " is sealed with " + before.size()
                    + " leaves; nothing is appended to it");
        }
        Overlay overlay = new Overlay(update.tiles(), stored);
        new UpdateTiles(update, overlay).check(before.size());
        checkBefore(update.shard(), before, overlay);
        Map<Long, Hash> leaves = newLeaves(update, before.size());
        Map<Long, StatementPointer> pointers = newPointers(update, leaves, before.size());
        checkSeal(update, leaves);
        store.put(tree, update.tiles());
        store.putLeaves(update.shard(), leaves);
        store.putPointers(update.shard(), pointers);
        if (!store.advance(update.shard(), before, update.head(), update.seal())) {
            throw new ContradictionException("shard " + update.shard() + " was advanced by another process");
        }
    }

    private static void checkKnown(ShardUpdate update, TileSource stored) {
        Hash root = new TileHashes(stored, update.head().size()).root();
        if (!root.equals(update.head().root())) {
            throw new ContradictionException("shard " + update.shard() + ": the first "
                    + update.head().size() + " leaves have root " + root + ", not "
                    + update.head().root());
        }
    }

    private static void checkBefore(int shard, TreeHead before, Overlay overlay) {
        if (!new TileHashes(overlay, before.size()).root().equals(before.root())) {
            throw new ContradictionException("shard " + shard + ": the update rewrites the first " + before.size()
                    + " leaves, whose root is " + before.root());
        }
    }

    /** Those that are not stored yet, each of which is the leaf that it says it is. */
    private static Map<Long, StatementPointer> newPointers(ShardUpdate update, Map<Long, Hash> leaves, long before) {
        Map<Long, StatementPointer> pointers = new HashMap<>(update.pointers());
        pointers.keySet().removeIf(index -> index < before);
        pointers.forEach((index, pointer) -> {
            if (!pointer.leafHash().equals(leaves.get(index))) {
                throw new ContradictionException(
                        "shard " + update.shard() + ": leaf " + index + " is not the pointer that the update says");
            }
        });
        return pointers;
    }

    private static void checkSeal(ShardUpdate update, Map<Long, Hash> leaves) {
        Hash last = leaves.get(update.head().size() - 1);
        if (update.seal().isPresent() && !update.seal().get().leafHash().equals(last)) {
            throw new ContradictionException(
                    "shard " + update.shard() + ": the last leaf is not the seal that the update says");
        }
    }

    private static Map<Long, Hash> newLeaves(ShardUpdate update, long before) {
        Map<Long, Hash> leaves = new HashMap<>();
        for (Tile tile : update.tiles()) {
            if (tile.path().level() == 0) {
                long first = tile.path().index() << TilePath.HEIGHT;
                for (int i = (int) Math.max(0, before - first); i < tile.path().width(); i++) {
                    leaves.put(first + i, tile.hash(i));
                }
            }
        }
        return leaves;
    }
}
