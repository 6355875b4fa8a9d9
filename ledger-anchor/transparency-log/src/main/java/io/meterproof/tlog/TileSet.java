package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tiles that are told to have changed when a tree grew, and whether they fit together. The right edge binds the partial tiles, and
 * every full tile is bound by its hash in the tile above.
 */
public final class TileSet {
    private static final int LEVELS = Long.SIZE / TilePath.HEIGHT;

    private record Key(int level, long index) {}

    private final long size;
    private final Map<Key, Tile> tiles = new HashMap<>();

    /**
     * Tiles of the tree of {@code size} leaves.
     *
     * @throws InvalidProofException if one is there twice, or is none of this tree
     */
    public TileSet(long size, List<Tile> changed) {
        this.size = size;
        for (Tile tile : changed) {
            TilePath path = tile.path();
            require(inTree(path), path + " is no tile of a tree of " + size + " leaves");
            require(tiles.put(new Key(path.level(), path.index()), tile) == null, path + " is there twice");
        }
    }

    /** The right edge with these tiles in it; levels that have not changed are taken from {@code known}. */
    public TreeEdge edge(TreeEdge known) {
        ArrayList<List<Hash>> levels = new ArrayList<>();
        for (int level = 0; level < known.levels().size(); level++) {
            Tile tile = tiles.get(new Key(level, size >> (TilePath.HEIGHT * level) >> TilePath.HEIGHT));
            levels.add(tile == null ? known.levels().get(level) : tile.hashes());
        }
        return new TreeEdge(size, levels);
    }

    /**
     * Checks every full tile against the tile above, which has changed with it.
     *
     * @param edge the tree's right edge
     * @throws InvalidProofException naming the tile
     */
    public void checkBound(TreeEdge edge) {
        for (Tile tile : tiles.values()) {
            TilePath path = tile.path();
            if (!path.partial()) {
                int position = (int) (path.index() & (TilePath.FULL_WIDTH - 1));
                Hash bound = above(path, edge).get(position);
                require(TreeHasher.root(tile.hashes()).equals(bound), path + " is not what the tile above it binds");
            }
        }
    }

    private List<Hash> above(TilePath path, TreeEdge edge) {
        Tile full = tiles.get(new Key(path.level() + 1, path.index() >> TilePath.HEIGHT));
        if (full != null) {
            return full.hashes();
        }
        TilePath holding = TilePath.holding(size, path.level() + 1, path.index());
        require(holding.partial() && path.level() + 1 < edge.levels().size(), holding + " is missing");
        return edge.levels().get(path.level() + 1);
    }

    /**
     * Checks that nothing lacks which changed since the tree had fewer leaves.
     *
     * @throws InvalidProofException naming the tile
     */
    public void checkComplete(long before) {
        for (int level = 0; level < LEVELS; level++) {
            long hashes = size >> (TilePath.HEIGHT * level);
            for (long changed = before >> (TilePath.HEIGHT * level); changed < hashes; changed = next(changed)) {
                TilePath path = TilePath.holding(size, level, changed);
                require(tiles.containsKey(new Key(level, path.index())), path + " is missing");
            }
        }
    }

    /** The first hash of the tile after the one that holds this. */
    private static long next(long position) {
        return ((position >> TilePath.HEIGHT) + 1) << TilePath.HEIGHT;
    }

    private boolean inTree(TilePath path) {
        if (path.level() >= LEVELS) {
            return false;
        }
        long first = path.index() << TilePath.HEIGHT;
        return first < size >> (TilePath.HEIGHT * path.level())
                && path.equals(TilePath.holding(size, path.level(), first));
    }
}
