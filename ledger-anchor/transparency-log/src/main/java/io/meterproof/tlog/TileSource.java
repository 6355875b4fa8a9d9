package io.meterproof.tlog;

/** Where tiles are read from. */
@FunctionalInterface
public interface TileSource {
    /**
     * The first {@code width} hashes of a tile, {@code width * 32} bytes.
     *
     * @throws InvalidProofException if no tile that wide is there
     */
    byte[] tile(int level, long index, int width);
}
