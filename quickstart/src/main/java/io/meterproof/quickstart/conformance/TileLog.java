package io.meterproof.quickstart.conformance;

import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A log on disk (C2SP tlog-tiles): entry bundles, tiles and checkpoints, each of which has to follow from the ones below it. */
record TileLog(Path directory) {
    /** Published with the test log of transparency-dev/tessera, {@code testdata/log}. */
    private static final Map<String, String> KEYS = Map.of(
            "example.com/log/testdata",
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    private static final String ENTRIES = "tile/entries/";

    /** Whether a file is below a directory that has a checkpoint. */
    static boolean isPart(Path set, Path file) {
        return Files.exists(directory(set, file).resolve("checkpoint"));
    }

    /** The directory just below the set in which the file is. */
    static Path directory(Path set, Path file) {
        return set.resolve(set.relativize(file).getName(0));
    }

    void judge(String id, Tally tally) throws IOException {
        for (Path file : VectorFiles.of(directory)) {
            String name = directory.relativize(file).toString();
            String got = name.startsWith("checkpoint") ? checkpoint(file) : tile(name, Files.readAllBytes(file));
            tally.compare(id + "/" + name, "follows", got, "from what it is made of");
        }
    }

    private String checkpoint(Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readString(file));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            String vkey = KEYS.get(checkpoint.origin());
            if (vkey == null) {
                return "the key of " + checkpoint.origin() + " is not known";
            }
            NoteKey key = NoteKey.parse(vkey);
            note.verify(key.name(), key.publicKey(), Providers.all().get(0));
            Hash root = new TileHashes(this::read, checkpoint.size()).root();
            return root.equals(checkpoint.root()) ? "follows" : "the tiles have root " + root;
        } catch (InvalidProofException e) {
            return e.getMessage();
        }
    }

    private String tile(String name, byte[] content) throws IOException {
        try {
            return name.startsWith(ENTRIES)
                    ? entries(TilePath.parse("tile/0/" + name.substring(ENTRIES.length())), content)
                    : hashes(TilePath.parse(name), content);
        } catch (InvalidProofException e) {
            return e.getMessage();
        }
    }

    /** Each entry is its length in two bytes, and its bytes; the tile of level 0 has the leaf hash of each. */
    private String entries(TilePath path, byte[] bundle) {
        List<Hash> leaves = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bundle);
        while (buffer.remaining() >= Short.BYTES) {
            byte[] entry = new byte[Math.min(Short.toUnsignedInt(buffer.getShort()), buffer.remaining())];
            buffer.get(entry);
            leaves.add(TreeHasher.leaf(entry));
        }
        List<Hash> expected = new Tile(path, read(0, path.index(), path.width())).hashes();
        return leaves.equals(expected) && !buffer.hasRemaining() ? "follows" : "its entries have other leaf hashes";
    }

    /** A tile is the beginning of every wider one, and above level 0 made of full tiles. */
    private String hashes(TilePath path, byte[] content) throws IOException {
        Tile tile = new Tile(path, content);
        for (TilePath wider : widths(path)) {
            byte[] other = Files.readAllBytes(directory.resolve(wider.toString()));
            if (!Arrays.equals(content, new Tile(wider, other).prefix(path.width()))) {
                return "is not the beginning of " + wider;
            }
        }
        for (int i = 0; path.level() > 0 && i < path.width(); i++) {
            TilePath below = new TilePath(path.level() - 1, (path.index() << TilePath.HEIGHT) + i, TilePath.FULL_WIDTH);
            Tile full = new Tile(below, read(below.level(), below.index(), below.width()));
            if (!TreeHasher.root(full.hashes()).equals(tile.hash(i))) {
                return "its hash " + i + " is not that of " + below;
            }
        }
        return "follows";
    }

    private List<TilePath> widths(TilePath path) throws IOException {
        List<TilePath> wider = new ArrayList<>();
        for (int width = path.width() + 1; width <= TilePath.FULL_WIDTH; width++) {
            TilePath candidate = new TilePath(path.level(), path.index(), width);
            if (Files.isRegularFile(directory.resolve(candidate.toString()))) {
                wider.add(candidate);
            }
        }
        return wider;
    }

    private byte[] read(int level, long index, int width) {
        Path file = directory.resolve(new TilePath(level, index, width).toString());
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidProofException("no tile " + file, e);
        }
    }
}
