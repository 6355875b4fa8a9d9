package io.meterproof.quickstart.prove;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundleLimits;
import io.meterproof.bundle.Consistency;
import io.meterproof.bundle.ConsistencyCodec;
import io.meterproof.bundle.LogGrowth;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.console.HttpAddress;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The proof that the logs of a newer bill extend those of an older one. */
@Command(
        name = "consistency",
        description = {
            "Prove that the log at a newer bill's checkpoints extends what it was at an older bill's.",
            "What moved between the two, and that nothing else did, then shows",
            "./meterproof verify NEWER --since OLDER --consistency FILE"
        })
final class ProveConsistencyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLDER", description = "An earlier bundle of an account.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEWER", description = "A later one.")
    private Path newer = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "Where the log's proof API answers. Default: that of the running stack.")
    private @Nullable String log;

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String api = log == null ? file.endpoints().anchorUrl() : log;
        SortedMap<String, ConsistencyProof> proofs = new TreeMap<>();
        for (LogGrowth growth : logs()) {
            proofs.put(growth.origin(), proof(api + path(growth.origin()), growth));
        }
        return file.write(
                ConsistencyCodec.encode(new Consistency(proofs)),
                proof -> "./meterproof verify " + newer + " --since " + older + " --consistency " + proof
                        + " --trust FILE");
    }

    private List<LogGrowth> logs() {
        try {
            return LogGrowth.between(read(older).log(), read(newer).log());
        } catch (IllegalArgumentException | InvalidProofException e) {
            throw new StackException("No proof: " + e.getMessage());
        }
    }

    private static Bundle read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] json = PackedBundle.json(content.readNBytes(BundleLimits.MAX_BYTES + 1));
            return BundleCodec.decode(new String(json, StandardCharsets.UTF_8)).bundle();
        } catch (IOException e) {
            throw new StackException("Cannot read " + file + ": " + FileTrouble.reason(e));
        } catch (InvalidDocumentException e) {
            throw new StackException(file + " is no bundle: " + e.getMessage());
        }
    }

    /** Where the proof API has a log: an origin is a name and {@code /epochs}, or {@code /shard/N}. */
    private static String path(String origin) {
        return origin.endsWith("/epochs") ? "/epochs" : "/shards" + origin.substring(origin.lastIndexOf('/'));
    }

    /** What the log answers, if it shows that the log only grew. */
    private static ConsistencyProof proof(String api, LogGrowth growth) throws IOException, InterruptedException {
        long from = growth.older().size();
        long to = growth.newer().size();
        JsonHttp.Answer answer = JsonHttp.exchange("GET", api + "/consistency/" + from + "/" + to, null);
        if (answer.status() != HttpURLConnection.HTTP_OK) {
            throw new StackException("No proof of " + growth.origin() + " from " + from + " to " + to + ": "
                    + answer.body().path("error").asText("the proof API answers with " + answer.status()));
        }
        try {
            List<Hash> path = new ArrayList<>();
            answer.body().path("path").forEach(hash -> path.add(Hash.parseHex(hash.asText())));
            ConsistencyProof proof = new ConsistencyProof(from, to, path);
            proof.verify(growth.older().root(), growth.newer().root());
            return proof;
        } catch (IllegalArgumentException | InvalidProofException e) {
            throw new StackException("The log does not show that " + growth.origin() + " only grew from " + from
                    + " to " + to + ": " + e.getMessage());
        }
    }
}
