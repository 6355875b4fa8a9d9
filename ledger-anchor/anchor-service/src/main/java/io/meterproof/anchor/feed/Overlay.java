package io.meterproof.anchor.feed;

import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An update's tiles in front of the stored ones. */
final class Overlay implements TileSource {
    private final Map<Key, Tile> updated = new HashMap<>();
    private final TileSource stored;

    private record Key(int level, long index) {}

    Overlay(List<Tile> tiles, TileSource stored) {
        tiles.forEach(
                tile -> updated.put(new Key(tile.path().level(), tile.path().index()), tile));
        this.stored = stored;
    }

    @Override
    public byte[] tile(int level, long index, int width) {
        Tile tile = updated.get(new Key(level, index));
        return tile != null && tile.path().width() >= width ? tile.prefix(width) : stored.tile(level, index, width);
    }
}
