package io.meterproof.quickstart.verify;

import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies bills from their bundles. Needs no stack, and no network unless {@code --rpc} names a node. */
@Command(
        name = "verify",
        description = {
            "Verify bills: signatures, proofs, and every amount recomputed, from the first entry to the last statement.",
            "Exit 0 when every file passes, 1 when one is refuted, 2 when one cannot be read."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Bundles, such as out/bill-*.json.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Which keys, logs and chain to believe. Without it keys stay unverified.")
    private @Nullable Path trust;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description = "Ask this node of the chain for the anchor too. Needs a trust file that names it.")
    private @Nullable String rpc;

    @Option(names = "--json", description = "As JSON, one report a line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Optional<TrustFile> trusted;
        var contents = new ArrayList<byte[]>();
        try {
            trusted = readTrust();
            for (Path file : files) {
                contents.add(read(file));
            }
        } catch (UnreadableException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
        if (rpc != null && trusted.flatMap(TrustFile::chain).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("--rpc needs a --trust file that names the chain and the log's contract:"
                            + " without it whoever made the bundle chose them");
            return ExitCode.USAGE;
        }
        var verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        var passed = true;
        for (int i = 0; i < contents.size(); i++) {
            var report = withAnchor(verifier.verify(contents.get(i), trusted));
            passed &= report.passed();
            print(files.get(i), report);
        }
        return passed ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private VerificationReport withAnchor(VerificationReport offline) throws InterruptedException {
        if (rpc == null || offline.findings().isEmpty()) {
            return offline;
        }
        var findings = offline.findings().get();
        StepResult anchor = new AnchorCheck(rpc).check(findings.anchor());
        var steps = Stream.concat(offline.steps().stream(), Stream.of(anchor)).toList();
        return new VerificationReport(
                steps, anchor.passed() ? Optional.of(findings.anchored()) : Optional.<Findings>empty());
    }

    private void print(Path file, VerificationReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(file, report));
        } else {
            new ReportText(out).print(file, report);
        }
    }

    private Optional<TrustFile> readTrust() throws UnreadableException {
        if (trust == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustFileCodec.decode(Files.readString(trust)));
        } catch (IOException e) {
            throw new UnreadableException(trust, e.toString(), e);
        } catch (InvalidDocumentException e) {
            throw new UnreadableException(trust, "is not a trust file: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file) throws UnreadableException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableException(file, e.toString(), e);
        }
    }

    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Path file, String reason, Exception cause) {
            super("Cannot read " + file + ": " + reason, cause);
        }
    }
}
