package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile of 1 to 256 hashes (C2SP tlog-tiles, "Merkle Tree").
 *
 * @param level 0 for leaf hashes; a hash of the next level stands for a full tile of this one
 * @param index counts the tiles of the level from the left
 * @param width hashes in the tile; below 256 the tile is partial
 */
public record TilePath(int level, long index, int width) {
    /** A tile spans eight levels of the tree. */
    public static final int HEIGHT = 8;

    public static final int FULL_WIDTH = 1 << HEIGHT;
    private static final int MAX_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        require(level >= 0 && level <= MAX_LEVEL, "a tile level is 0 to 63, not " + level);
        require(index >= 0, "a tile index is not negative: " + index);
        require(width >= 1 && width <= FULL_WIDTH, "a tile has 1 to 256 hashes, not " + width);
    }

    /** The tile in the tree of {@code size} leaves that holds hash number {@code position} of a level. */
    public static TilePath holding(long size, int level, long position) {
        long index = position >> HEIGHT;
        long inLevel = size >> (HEIGHT * level);
        return new TilePath(level, index, (int) Math.min(FULL_WIDTH, inLevel - (index << HEIGHT)));
    }

    /** Parses {@code tile/<L>/<N>[.p/<W>]}, in its one canonical spelling. */
    public static TilePath parse(String text) {
        Matcher matcher = PATH.matcher(text);
        require(matcher.matches(), "not a tile path: " + text);
        long index = Long.parseLong(matcher.group(2).replace("/", "").replace("x", ""));
        int width = matcher.group(3) == null ? FULL_WIDTH : Integer.parseInt(matcher.group(3));
        TilePath path = new TilePath(Integer.parseInt(matcher.group(1)), index, width);
        require(path.toString().equals(text), "not a canonical tile path: " + text);
        return path;
    }

    public boolean partial() {
        return width < FULL_WIDTH;
    }

    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            digits.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + level + "/" + digits + (partial() ? ".p/" + width : "");
    }
}
