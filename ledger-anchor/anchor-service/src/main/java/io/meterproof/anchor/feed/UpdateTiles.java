package io.meterproof.anchor.feed;

import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TileSource;
import io.meterproof.tlog.TreeHasher;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether each tile of an update is the tree's. The root binds only the hashes that its computation reads, the highest of every perfect
 * subtree; a full tile below them is bound by its parent's hash.
 */
final class UpdateTiles {
    private static final int LEVELS = Long.SIZE / TilePath.HEIGHT;

    private final ShardUpdate update;
    private final TileSource tiles;

    /** @param tiles the update's in front of the stored ones */
    UpdateTiles(ShardUpdate update, TileSource tiles) {
        this.update = update;
        this.tiles = tiles;
    }

    /** @throws ContradictionException unless the tiles are those that changed since {@code before}, and lead to the update's root */
    void check(long before) {
        update.tiles().forEach(tile -> require(inTree(tile.path()), tile.path() + " is outside the tree"));
        checkNoneLacks(before);
        Hash root = new TileHashes(tiles, size()).root();
        require(
                root.equals(update.head().root()),
                "the tiles have root " + root + ", not " + update.head().root());
        update.tiles().stream().filter(tile -> !tile.path().partial()).forEach(this::checkBound);
    }

    private boolean inTree(TilePath path) {
        long hashes = hashes(path.level());
        return path.index() < (hashes + TilePath.FULL_WIDTH - 1) >> TilePath.HEIGHT
                && path.equals(TilePath.holding(size(), path.level(), path.index() << TilePath.HEIGHT));
    }

    private void checkNoneLacks(long before) {
        Set<TilePath> there = update.tiles().stream().map(Tile::path).collect(Collectors.toSet());
        require(there.size() == update.tiles().size(), "a tile is there twice");
        for (int level = 0; level < LEVELS; level++) {
            long first = before >> (TilePath.HEIGHT * level);
            for (long changed = first; changed < hashes(level); changed = next(changed)) {
                TilePath path = TilePath.holding(size(), level, changed);
                require(there.contains(path), path + " is missing");
            }
        }
    }

    /** The first hash of the tile after the one that holds this. */
    private static long next(long position) {
        return (position >> TilePath.HEIGHT) + 1 << TilePath.HEIGHT;
    }

    private void checkBound(Tile tile) {
        TilePath path = tile.path();
        TilePath above = TilePath.holding(size(), path.level() + 1, path.index());
        Tile parent = new Tile(above, tiles.tile(above.level(), above.index(), above.width()));
        Hash bound = parent.hash((int) (path.index() & (TilePath.FULL_WIDTH - 1)));
        require(TreeHasher.root(tile.hashes()).equals(bound), path + " is not what " + above + " binds");
    }

    private long hashes(int level) {
        return level < LEVELS ? size() >> (TilePath.HEIGHT * level) : 0;
    }

    private long size() {
        return update.head().size();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ContradictionException("shard " + update.shard() + ", size " + size() + ": " + otherwise);
        }
    }
}
