package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The concatenated hashes of a tile, as they are stored and served (C2SP tlog-tiles). */
public final class Tile {
    private final TilePath path;
    private final byte[] hashes;

    /**
     * Copies the hashes of a tile.
     *
     * @throws InvalidProofException unless there are {@code path.width()} times 32 bytes
     */
    public Tile(TilePath path, byte[] hashes) {
        require(
                hashes.length == path.width() * Hash.LENGTH,
                path + " has " + path.width() * Hash.LENGTH + " bytes, not " + hashes.length);
        this.path = path;
        this.hashes = hashes.clone();
    }

    static Tile of(int level, long index, List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
        }
        return new Tile(new TilePath(level, index, hashes.size()), bytes);
    }

    public TilePath path() {
        return path;
    }

    public byte[] bytes() {
        return hashes.clone();
    }

    public Hash hash(int position) {
        return Hash.of(hashes, position * Hash.LENGTH, Hash.LENGTH);
    }

    public List<Hash> hashes() {
        return IntStream.range(0, path.width()).mapToObj(this::hash).toList();
    }

    /** The first {@code width} hashes: the tile as it was in a smaller tree. */
    public byte[] prefix(int width) {
        require(width >= 1 && width <= path.width(), path + " has no " + width + " hashes");
        return Arrays.copyOf(hashes, width * Hash.LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile tile && path.equals(tile.path) && Arrays.equals(hashes, tile.hashes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, Arrays.hashCode(hashes));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
