package io.meterproof.quickstart.witness;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.keys.TrustedLogKeys;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.witness.Witness;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A witness that anybody can run. Needs no stack. */
@Command(
        name = "witness",
        description = {
            "Cosign checkpoints of logs (C2SP tlog-witness), each only if it extends the last one cosigned.",
            "Prints its verifier key, which goes into the trust file of those who count on it. Runs until it is stopped."
        })
public final class WitnessCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "Its key and the heads it has cosigned.")
    private Path directory = Path.of("");

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name in signatures, a URL without a scheme such as witness.example.org/w1.")
    private String name = "";

    @Option(names = "--log", paramLabel = "VKEY", description = "A log's verifier key, whose name is the origin.")
    private List<String> logs = List.of();

    @Option(names = "--trust", paramLabel = "FILE", description = "The logs of a trust file, by its log keys.")
    private @Nullable Path trust;

    @Option(names = "--host", paramLabel = "HOST", description = "Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Default: a free one, which is printed.")
    private int port;

    @Option(names = "--print-key", description = "Print the verifier key, and end.")
    private boolean keyOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 1 to " + HIGHEST_PORT + ".");
        }
        Map<String, List<NoteKey>> known = keyOnly ? Map.of() : known();
        if (known.isEmpty() && !keyOnly) {
            throw new ParameterException(spec.commandLine(), "No log to witness: name --log or --trust.");
        }
        PrintWriter out = spec.commandLine().getOut();
        WitnessDirectory kept = new WitnessDirectory(directory.toAbsolutePath());
        KeyPair pair = kept.key();
        NoteKey key = kept.noteKey(name, pair);
        out.println(key);
        if (keyOnly) {
            return ExitCode.OK;
        }
        Witness witness = new Witness(key, pair.getPrivate(), CryptoProviders.bouncyCastle(), known);
        InetSocketAddress address = new InetSocketAddress(host, port);
        try (WitnessServer server =
                WitnessServer.start(witness, kept, address, Clock.systemUTC(), line -> print(out, line))) {
            print(out, "witnessing " + known.size() + " log(s) on http://" + host + ":" + server.port());
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private Map<String, List<NoteKey>> known() {
        Map<String, List<NoteKey>> known = new LinkedHashMap<>();
        try {
            for (String log : logs) {
                add(known, NoteKey.parse(log));
            }
            if (trust != null) {
                TrustFile file = TrustFileCodec.decode(Files.readString(trust));
                addLog(known, file, file.epochsOrigin());
                file.logs().forEach(log -> addLog(known, file, log.origin()));
            }
        } catch (InvalidProofException | InvalidDocumentException e) {
            throw new StackException("not a log to witness: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StackException("Cannot read " + trust + ": " + FileTrouble.reason(e), e);
        }
        return known;
    }

    private static void addLog(Map<String, List<NoteKey>> known, TrustFile file, String origin) {
        TrustedLogKeys.of(file).forEach(key -> add(known, TrustedLogKeys.noteKey(key, origin)));
    }

    private static void add(Map<String, List<NoteKey>> known, NoteKey key) {
        known.computeIfAbsent(key.name(), origin -> new ArrayList<>()).add(key);
    }
}
