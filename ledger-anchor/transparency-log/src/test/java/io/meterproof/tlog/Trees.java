package io.meterproof.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trees made for tests: leaf i is the hash of the entry with the one int i. */
final class Trees {
    private Trees() {}

    static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TreeHasher.leaf(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i}))
                .toList();
    }

    static List<Hash> changed(List<Hash> hashes, int position) {
        List<Hash> copy = new ArrayList<>(hashes);
        byte[] bytes = copy.get(position).bytes();
        bytes[position % Hash.LENGTH] ^= 1;
        copy.set(position, Hash.of(bytes));
        return copy;
    }

    static List<Hash> longer(List<Hash> hashes) {
        List<Hash> copy = new ArrayList<>(hashes);
        copy.add(Hash.ZERO);
        return copy;
    }

    static List<Hash> shorter(List<Hash> hashes) {
        return hashes.subList(0, hashes.size() - 1);
    }

    /** Keeps the widest of each tile, as a store does. */
    static final class Store implements TileSource {
        private final Map<String, Tile> tiles = new HashMap<>();

        void put(List<Tile> changed) {
            changed.forEach(
                    tile -> tiles.put(tile.path().level() + "/" + tile.path().index(), tile));
        }

        @Override
        public byte[] tile(int level, long index, int width) {
            return tiles.get(level + "/" + index).prefix(width);
        }
    }
}
