package io.meterproof.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bytes that others have stored or signed; a change here breaks every proof already given. */
class GoldenBytesTest {
    @Test
    void leafHash() throws IOException {
        assertThat(TreeHasher.leaf(new byte[34]).hex()).isEqualTo(golden("leaf/v1", "leaf-hash.hex"));
    }

    @Test
    void shardHeadEntry() throws IOException {
        assertThat(hex(new ShardHead(1, 258, Trees.leaves(1).get(0)).entry()))
                .isEqualTo(golden("leaf/v1", "shard-head.hex"));
    }

    @Test
    void epochEntry() throws IOException {
        assertThat(hex(new EpochEntry(7, 1, 0, 4, Trees.leaves(1).get(0), Hash.ZERO).entry()))
                .isEqualTo(golden("leaf/v3", "epoch-entry.hex"));
    }

    @Test
    void statementIndex() throws IOException {
        SortedMap<Hash, Hash> pairs = new TreeMap<>();
        Trees.leaves(5).forEach(leaf -> pairs.put(leaf, TreeHasher.sha256(leaf.bytes())));
        assertThat(PrefixTree.EMPTY.with(pairs).root().hex()).isEqualTo(golden("leaf/v3", "statement-index.hex"));
    }

    @Test
    void checkpointSignedWithTheFirstKeyOfRfc8032() throws Exception {
        NoteKey key = new NoteKey(
                "meterproof.local/shard/0", HexFormat.of().parseHex(golden("checkpoint/v1", "public-key.hex")));
        Checkpoint checkpoint = new Checkpoint(
                key.name(), CompactRange.EMPTY.append(Trees.leaves(5)).head());
        SignedNote note = SignedNote.sign(
                checkpoint.text(),
                key,
                Keys.fromSeed(golden("checkpoint/v1", "seed.hex")),
                Security.getProvider("SunEC"));
        assertThat(note).hasToString(golden("checkpoint/v1", "checkpoint.txt") + "\n");
    }

    @Test
    void partialTile() throws IOException {
        List<Tile> tiles = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(3)).tiles();
        assertThat(tiles).extracting(Tile::toString).containsExactly("tile/0/000.p/3");
        assertThat(hex(tiles.get(0).bytes())).isEqualTo(golden("tile/v1", "partial.hex"));
    }

    @Test
    void fullTileAndTheOneAbove() throws IOException {
        List<Tile> tiles = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(256)).tiles();
        assertThat(TreeHasher.sha256(tiles.get(0).bytes()).hex()).isEqualTo(golden("tile/v1", "full.sha256"));
        assertThat(hex(tiles.get(1).bytes())).isEqualTo(golden("tile/v1", "above.hex"));
    }

    @Test
    void encodedEdge() throws IOException {
        TreeEdge edge = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(258)).edge();
        assertThat(hex(edge.encode())).isEqualTo(golden("edge/v1", "edge.hex"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String golden(String format, String name) throws IOException {
        try (InputStream file = GoldenBytesTest.class.getResourceAsStream("/golden/" + format + "/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8).stripTrailing();
        }
    }
}
