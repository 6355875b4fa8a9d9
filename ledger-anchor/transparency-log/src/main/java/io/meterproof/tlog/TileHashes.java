package io.meterproof.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any subtree hash, and so any proof, of a tree of {@code size} leaves, computed from its tiles. Of each level the last tile read is kept: proofs go left to right, so each tile is read about once. */
public final class TileHashes implements Subtrees {
    private final TileSource source;
    private final long size;
    private final Map<Integer, Tile> lastOfLevel = new HashMap<>();

    public TileHashes(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    public Hash root() {
        return size == 0 ? TreeHasher.root(List.of()) : hash(0, size);
    }

    public Hash leaf(long index) {
        return hash(index, index + 1);
    }

    public InclusionProof inclusion(long index) {
        return InclusionProof.of(this, size, index);
    }

    /** From an earlier, non-empty tree to this one. */
    public ConsistencyProof consistency(long oldSize) {
        return ConsistencyProof.of(this, oldSize, size);
    }

    public Multiproof multiproof(List<Long> indexes) {
        return Multiproof.of(this, size, indexes);
    }

    @Override
    public Hash hash(long begin, long end) {
        if (begin < 0 || begin >= end || end > size) {
            throw new IllegalArgumentException("no subtree [" + begin + ", " + end + ") in a tree of " + size);
        }
        long length = end - begin;
        if (Long.bitCount(length) == 1 && begin % length == 0) {
            return perfect(begin, Long.numberOfTrailingZeros(length));
        }
        long middle = begin + Subtrees.split(length);
        return TreeHasher.node(hash(begin, middle), hash(middle, end));
    }

    private Hash perfect(long begin, int height) {
        int level = height / TilePath.HEIGHT;
        int first = (int) (begin >> (TilePath.HEIGHT * level) & (TilePath.FULL_WIDTH - 1));
        Tile tile = tile(TilePath.holding(size, level, begin >> (TilePath.HEIGHT * level)));
        ArrayList<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < 1 << (height % TilePath.HEIGHT); i++) {
            hashes.add(tile.hash(first + i));
        }
        return TreeHasher.root(hashes);
    }

    private Tile tile(TilePath wanted) {
        Tile last = lastOfLevel.get(wanted.level());
        if (last != null && last.path().equals(wanted)) {
            return last;
        }
        Tile tile = new Tile(wanted, source.tile(wanted.level(), wanted.index(), wanted.width()));
        lastOfLevel.put(wanted.level(), tile);
        return tile;
    }
}
