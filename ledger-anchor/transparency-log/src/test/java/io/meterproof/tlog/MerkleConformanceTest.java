package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Vectors of other people's implementations, read from {@code conformance.data}/merkle. */
class MerkleConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyInclusionVectorGetsItsVerdict() throws IOException {
        agree("inclusion.jsonl", vector -> new InclusionProof(
                        vector.get("leafIdx").longValue(),
                        vector.get("treeSize").longValue(),
                        hashes(vector.get("proof")))
                .verify(hash(vector.get("leafHash")), hash(vector.get("root"))));
    }

    @Test
    void everyConsistencyVectorGetsItsVerdict() throws IOException {
        agree("consistency.jsonl", vector -> new ConsistencyProof(
                        vector.get("size1").longValue(), vector.get("size2").longValue(), hashes(vector.get("proof")))
                .verify(hash(vector.get("root1")), hash(vector.get("root2"))));
    }

    @Test
    void theReferenceTreeHasTheReferenceRoots() throws IOException {
        Path file = Conformance.directory("merkle").resolve("rfc6962_reference_tree.json");
        if (!Conformance.present(file)) {
            return;
        }
        JsonNode tree = JSON.readTree(file.toFile());
        CompactRange range = CompactRange.EMPTY;
        List<String> roots = new ArrayList<>(List.of(range.root().hex()));
        for (JsonNode leaf : tree.get("leaves_hex")) {
            range = range.append(TreeHasher.leaf(HexFormat.of().parseHex(leaf.asText())));
            roots.add(range.root().hex());
        }
        List<String> expected = new ArrayList<>();
        tree.get("roots_hex_by_size").forEach(root -> expected.add(root.asText()));
        assertThat(roots).isEqualTo(expected);
    }

    @Test
    void everyCheckpointOfTheTesseraLogIsTheRootOfItsTiles() throws IOException {
        Path log = Conformance.directory("merkle").resolve("tessera-log");
        if (!Conformance.present(log)) {
            return;
        }
        try (Stream<Path> files = Files.list(log)) {
            List<Path> checkpoints = files.filter(
                            file -> file.getFileName().toString().startsWith("checkpoint"))
                    .toList();
            assertThat(checkpoints).isNotEmpty().allSatisfy(file -> checkTesseraCheckpoint(log, file));
            Conformance.report("tessera-log", checkpoints.size(), List.of());
        }
    }

    private static void checkTesseraCheckpoint(Path log, Path file) throws IOException {
        SignedNote note = SignedNote.parse(Files.readString(file));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        TileHashes tiles = new TileHashes(
                (level, index, width) -> read(log.resolve(new TilePath(level, index, width).toString())),
                checkpoint.size());
        assertThat(tiles.root()).isEqualTo(checkpoint.root());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidProofException("no tile " + file, e);
        }
    }

    private static void agree(String name, Consumer<JsonNode> check) throws IOException {
        Path file = Conformance.directory("merkle").resolve(name);
        if (!Conformance.present(file)) {
            return;
        }
        List<String> disagreed = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            JsonNode vector = JSON.readTree(line);
            if (accepted(vector, check) == vector.get("wantErr").booleanValue()) {
                disagreed.add(vector.get("_file").asText());
            }
        }
        Conformance.report(name, lines.size() - disagreed.size(), disagreed);
        assertThat(lines).isNotEmpty();
        assertThat(disagreed).isEmpty();
    }

    private static boolean accepted(JsonNode vector, Consumer<JsonNode> check) {
        try {
            check.accept(vector);
            return true;
        } catch (InvalidProofException | IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Hash> hashes(JsonNode base64s) {
        List<Hash> hashes = new ArrayList<>();
        base64s.forEach(base64 -> hashes.add(hash(base64)));
        return hashes;
    }

    private static Hash hash(JsonNode base64) {
        return Hash.of(Base64.getDecoder().decode(base64.asText("")));
    }
}
