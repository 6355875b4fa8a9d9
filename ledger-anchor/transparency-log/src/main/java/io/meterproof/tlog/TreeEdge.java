package io.meterproof.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tiled tree: the hashes of the partial tile of each level, level 0 first. It is all that growing the tree needs,
 * at most 8 kB a level, and a level for each eight bits of the size.
 */
public record TreeEdge(long size, List<List<Hash>> levels) {
    public static final TreeEdge EMPTY = new TreeEdge(0, List.of());

    public TreeEdge {
        levels = levels.stream().map(List::copyOf).toList();
        if (size < 0 || levels.size() != levelCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has other than " + levels.size() + " levels");
        }
        for (int level = 0; level < levels.size(); level++) {
            if (levels.get(level).size() != width(size, level)) {
                throw new IllegalArgumentException("level " + level + " does not fit a tree of " + size + " leaves");
            }
        }
    }

    /** Reads the partial tiles of the tree of {@code size} leaves. */
    public static TreeEdge read(TileSource source, long size) {
        ArrayList<List<Hash>> levels = new ArrayList<>();
        for (int level = 0; level < levelCount(size); level++) {
            int width = width(size, level);
            long index = size >> (TilePath.HEIGHT * level) >> TilePath.HEIGHT;
            levels.add(
                    width == 0
                            ? List.of()
                            : new Tile(new TilePath(level, index, width), source.tile(level, index, width)).hashes());
        }
        return new TreeEdge(size, levels);
    }

    /** {@code size u64 ‖ the hashes of level 0, 1, ...}: how many of each follows from the size. */
    public byte[] encode() {
        int hashes = levels.stream().mapToInt(List::size).sum();
        ByteBuffer buffer =
                ByteBuffer.allocate(Long.BYTES + hashes * Hash.LENGTH).putLong(size);
        levels.forEach(level -> level.forEach(hash -> buffer.put(hash.bytes())));
        return buffer.array();
    }

    /**
     * Reads what {@link #encode()} writes.
     *
     * @throws IllegalArgumentException if the bytes are not an encoded edge
     */
    public static TreeEdge decode(byte[] encoded) {
        if (encoded.length < Long.BYTES) {
            throw new IllegalArgumentException("an encoded edge has eight bytes or more, not " + encoded.length);
        }
        long size = ByteBuffer.wrap(encoded).getLong();
        int offset = Long.BYTES;
        ArrayList<List<Hash>> levels = new ArrayList<>();
        for (int level = 0; level < levelCount(size); level++) {
            ArrayList<Hash> hashes = new ArrayList<>();
            for (int i = 0; i < width(size, level); i++, offset += Hash.LENGTH) {
                requireLength(encoded.length >= offset + Hash.LENGTH, size);
                hashes.add(Hash.of(encoded, offset, Hash.LENGTH));
            }
            levels.add(hashes);
        }
        requireLength(encoded.length == offset, size);
        return new TreeEdge(size, levels);
    }

    /** The same tree without its tiles. */
    public CompactRange range() {
        ArrayList<Hash> roots = new ArrayList<>();
        for (int level = levels.size() - 1; level >= 0; level--) {
            List<Hash> rest = levels.get(level);
            while (!rest.isEmpty()) {
                int perfect = Integer.highestOneBit(rest.size());
                roots.add(TreeHasher.root(rest.subList(0, perfect)));
                rest = rest.subList(perfect, rest.size());
            }
        }
        return new CompactRange(size, roots);
    }

    public TreeHead head() {
        return range().head();
    }

    /** How many hashes the partial tile of a level has: {@code floor(size / 256^level) mod 256}. */
    static int width(long size, int level) {
        return (int) (size >> (TilePath.HEIGHT * level) & (TilePath.FULL_WIDTH - 1));
    }

    private static int levelCount(long size) {
        return (Long.SIZE - Long.numberOfLeadingZeros(size) + TilePath.HEIGHT - 1) / TilePath.HEIGHT;
    }

    private static void requireLength(boolean fits, long size) {
        if (!fits) {
            throw new IllegalArgumentException("the encoded edge does not fit a tree of " + size + " leaves");
        }
    }
}
