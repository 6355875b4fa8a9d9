package io.meterproof.tlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Grows a tiled tree from its edge, and gives the tiles that changed. */
public final class TreeBuilder {
    private final List<List<Hash>> levels = new ArrayList<>();
    private final List<Tile> full = new ArrayList<>();
    private final long before;
    private long size;

    private TreeBuilder(TreeEdge edge) {
        this.before = edge.size();
        this.size = edge.size();
        edge.levels().forEach(level -> levels.add(new ArrayList<>(level)));
    }

    /**
     * The grown tree.
     *
     * @param tiles every tile that is new or wider, ascending by level and index; of each only its last width
     */
    public record Growth(TreeEdge edge, List<Tile> tiles) {
        public Growth {
            tiles = List.copyOf(tiles);
        }

        public TreeHead head() {
            return edge.head();
        }
    }

    /** Appends leaf hashes, in order. */
    public static Growth grow(TreeEdge edge, List<Hash> leaves) {
        TreeBuilder builder = new TreeBuilder(edge);
        for (Hash leaf : leaves) {
            builder.add(0, leaf);
            builder.size++;
        }
        return builder.growth();
    }

    private void add(int level, Hash hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Hash> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.FULL_WIDTH) {
            full.add(Tile.of(level, size >> (TilePath.HEIGHT * (level + 1)), hashes));
            Hash root = TreeHasher.root(hashes);
            hashes.clear();
            add(level + 1, root);
        }
    }

    private Growth growth() {
        List<Tile> tiles = new ArrayList<>(full);
        for (int level = 0; level < levels.size(); level++) {
            long hashes = size >> (TilePath.HEIGHT * level);
            if (!levels.get(level).isEmpty() && hashes > before >> (TilePath.HEIGHT * level)) {
                tiles.add(Tile.of(level, hashes >> TilePath.HEIGHT, levels.get(level)));
            }
        }
        tiles.sort(Comparator.comparingInt((Tile tile) -> tile.path().level())
                .thenComparingLong(tile -> tile.path().index()));
        return new Growth(new TreeEdge(size, levels), tiles);
    }
}
