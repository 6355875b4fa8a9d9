package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** RFC 6962 trees: proof vectors, reference trees, logs of tiles, and the examples of the C2SP specifications. */
final class MerkleSet implements ConformanceSet {
    @Override
    public String name() {
        return "merkle";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        TreeSet<Path> logs = new TreeSet<>();
        for (Path file : VectorFiles.of(set)) {
            String id = set.relativize(file).toString();
            if (TileLog.isPart(set, file)) {
                logs.add(TileLog.directory(set, file));
            } else {
                tally.reading(id, () -> judge(id, file, tally));
            }
        }
        for (Path log : logs) {
            String id = set.relativize(log).toString();
            tally.reading(id, () -> new TileLog(log).judge(id, tally));
        }
        for (Path text : specifications(set)) {
            String id = set.relativize(text).toString();
            tally.reading(id, () -> SpecificationExamples.judge(id, Files.readString(text), tally));
        }
        return tally.report(name());
    }

    private static void judge(String id, Path file, Tally tally) throws IOException {
        if (id.endsWith(".jsonl")) {
            proofs(id, VectorFiles.jsonLines(file), tally);
        } else if (id.endsWith(".json")) {
            ReferenceTree.judge(id, VectorFiles.json(file), tally);
        } else {
            tally.compare(id, "vectors", "nothing", "their form is not known");
        }
    }

    private static void proofs(String file, List<JsonNode> vectors, Tally tally) {
        for (JsonNode vector : vectors) {
            String expected = vector.path("wantErr").booleanValue() ? "refused" : "accepted";
            String id = file + "#" + vector.path("_file").asText();
            tally.compare(
                    id,
                    expected,
                    ProofVectors.judge(vector),
                    vector.path("desc").asText());
        }
    }

    private static List<Path> specifications(Path set) throws IOException {
        try (Stream<Path> files = Files.walk(set)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
