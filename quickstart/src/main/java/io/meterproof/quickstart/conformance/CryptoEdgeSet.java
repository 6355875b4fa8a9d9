package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import io.meterproof.quickstart.console.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Corner cases of signature verification: every provider that has the curve gives the expected answer, and the same. */
final class CryptoEdgeSet implements ConformanceSet {
    private static final String VECTORS = "vectors";
    private static final String NOTHING = "nothing";

    private final List<Provider> providers = Providers.all();

    @Override
    public String name() {
        return "crypto-edge";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        for (Path file : VectorFiles.of(set)) {
            String from = set.relativize(file).toString();
            if (from.contains(".json")) {
                tally.reading(from, () -> judge(from, file, tally));
            } else {
                tally.remark(from, "is not read: it has no .json in its name");
            }
        }
        return tally.report(name());
    }

    /** A file without a single case, or with one that cannot be read, disagrees; the others go on. */
    private void judge(String from, Path file, Tally tally) {
        try {
            Optional<List<EdgeCase>> cases = read(from, VectorFiles.json(file));
            if (cases.isEmpty()) {
                tally.compare(from, VECTORS, NOTHING, "their form is not known");
            } else if (cases.get().isEmpty()) {
                tally.compare(from, VECTORS, NOTHING, "it has no case");
            }
            cases.ifPresent(found -> found.forEach(edge -> judge(edge, tally)));
        } catch (IOException e) {
            tally.compare(from, VECTORS, NOTHING, "it cannot be read: " + FileTrouble.reason(e));
        }
    }

    private static Optional<List<EdgeCase>> read(String file, JsonNode content) {
        if (content.has("testGroups")) {
            return Optional.of(WycheproofVectors.read(file, content));
        }
        JsonNode vectors = content.isArray() ? content : content.path("vectors");
        return vectors.isEmpty() ? Optional.empty() : Ed25519Vectors.read(file, vectors);
    }

    private void judge(EdgeCase edge, Tally tally) {
        try {
            compare(edge, tally);
        } catch (IllegalArgumentException e) {
            tally.compare(edge.id(), "a vector", "what cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private void compare(EdgeCase edge, Tally tally) {
        Map<String, String> answers = new TreeMap<>();
        for (Provider provider : providers) {
            edge.check()
                    .accepts(provider)
                    .ifPresent(accepted -> answers.put(provider.getName(), accepted ? "valid" : "invalid"));
        }
        String expected = edge.expected()
                .map(valid -> valid ? "valid" : "invalid")
                .orElseGet(() -> answers.values().stream().findFirst().orElse("an answer"));
        tally.compare(edge.id(), expected, answers, edge.flags());
    }
}
