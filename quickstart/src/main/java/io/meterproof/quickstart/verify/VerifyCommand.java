package io.meterproof.quickstart.verify;

import io.meterproof.bundle.AnchorClaim;
import io.meterproof.bundle.BundleLimits;
import io.meterproof.bundle.supersession.SupersessionVerifier;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.ProvenFact;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.console.HttpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies bills from their bundles. Needs no stack, and no network unless {@code --rpc} names a node. */
@Command(
        name = "verify",
        description = {
            "Verify bills: signatures, proofs, and every amount recomputed, from the first entry to the last"
                    + " statement.",
            "Exit 0 when every file passes, 1 when one is refuted, else 2 when one cannot be read",
            "or the node of --rpc does not answer."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Bundles, such as out/bill-*.json, or proofs of single facts.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Which keys, logs and chain to believe. Without it keys stay unverified.")
    private @Nullable Path trust;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "Ask this node of the chain for the anchor too. Needs a trust file that names it.")
    private @Nullable String rpc;

    @Option(names = "--json", description = "As JSON, one report a line.")
    private boolean json;

    @Option(names = "--details", description = "The whole report of each of several files.")
    private boolean details;

    @ArgGroup(exclusive = false)
    private @Nullable Since since;

    @Spec
    private CommandSpec spec;

    private final Supplier<? extends SignatureVerifier> signatures;
    private final List<VerificationReport> reports = new ArrayList<>();

    public VerifyCommand() {
        this(EarlyVerifier::start);
    }

    /** @param signatures asked once the arguments are read */
    VerifyCommand(Supplier<? extends SignatureVerifier> signatures) {
        this.signatures = signatures;
    }

    @Override
    public Integer call() throws InterruptedException {
        var verifier = new BundleVerifier(signatures.get());
        Optional<TrustFile> trusted;
        try {
            trusted = readTrust();
        } catch (UnreadableException e) {
            return unreadable(e);
        }
        if (rpc != null && trusted.flatMap(TrustFile::chain).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("--rpc needs a --trust file that names the chain and the log's contract:"
                            + " without it whoever made the bundle chose them");
            return ExitCode.USAGE;
        }
        if (since != null) {
            return supersedes(since, verifier, trusted);
        }
        var exit = ExitCode.OK;
        for (Path file : files) {
            exit = worse(exit, verify(file, verifier, trusted));
        }
        if (isBrief() && !reports.isEmpty()) {
            new ReportText(spec.commandLine().getOut()).print(new Overview(reports));
        }
        return exit;
    }

    private int supersedes(Since earlier, BundleVerifier verifier, Optional<TrustFile> trusted) {
        if (files.size() > 1 || rpc != null) {
            throw new ParameterException(
                    spec.commandLine(), "--since compares one bill with an earlier one, and asks no node");
        }
        try {
            var report = new SupersessionVerifier(verifier)
                    .verify(read(earlier.older), read(files.get(0)), read(earlier.consistency), trusted);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(ReportJson.of(files.get(0), report));
            } else {
                new SupersessionText(out, files.get(0), earlier.older).print(report);
            }
            return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (UnreadableException e) {
            return unreadable(e);
        }
    }

    private int verify(Path file, BundleVerifier verifier, Optional<TrustFile> trusted) throws InterruptedException {
        try {
            var report = withAnchor(file, verifier.verify(read(file), trusted));
            print(file, report);
            reports.add(report);
            return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (UnreadableException e) {
            return unreadable(e);
        }
    }

    private int unreadable(UnreadableException problem) {
        spec.commandLine().getErr().println(problem.getMessage());
        return ExitCode.USAGE;
    }

    /** A refuted file outweighs one that cannot be read. */
    private static int worse(int one, int other) {
        return one == ExitCode.SOFTWARE || other == ExitCode.SOFTWARE ? ExitCode.SOFTWARE : Math.max(one, other);
    }

    private VerificationReport withAnchor(Path file, VerificationReport offline)
            throws UnreadableException, InterruptedException {
        Optional<AnchorClaim> claim =
                offline.findings().map(Findings::anchor).or(() -> offline.fact().map(ProvenFact::anchor));
        if (rpc == null || claim.isEmpty()) {
            return offline;
        }
        StepResult anchor = anchor(file, rpc, claim.get());
        var steps = Stream.concat(offline.steps().stream(), Stream.of(anchor)).toList();
        return anchor.passed()
                ? new VerificationReport(steps, offline.findings().map(Findings::anchored), offline.fact())
                : new VerificationReport(steps, Optional.empty(), Optional.empty());
    }

    private static StepResult anchor(Path file, String node, AnchorClaim claim)
            throws UnreadableException, InterruptedException {
        try {
            return new AnchorCheck(node).check(claim);
        } catch (IOException e) {
            throw new UnreadableException(
                    file + " passes offline, but " + node + " did not say whether it is anchored: " + e.getMessage(),
                    e);
        }
    }

    private void print(Path file, VerificationReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(file, report));
        } else if (isBrief()) {
            new ReportText(out).printBrief(file, report);
        } else {
            new ReportText(out).print(file, report);
        }
    }

    private boolean isBrief() {
        return files.size() > 1 && !details && !json;
    }

    private Optional<TrustFile> readTrust() throws UnreadableException {
        if (trust == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustFileCodec.decode(Files.readString(trust)));
        } catch (IOException e) {
            throw new UnreadableException(trust, FileTrouble.reason(e), e);
        } catch (InvalidDocumentException e) {
            throw new UnreadableException(trust, "is not a trust file: " + e.getMessage(), e);
        }
    }

    /** At most one byte more than a bundle may have, which the verifier refuses. */
    private static byte[] read(Path file) throws UnreadableException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(BundleLimits.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UnreadableException(file, FileTrouble.reason(e), e);
        }
    }

    /** An earlier bill of the same account, and what shows that the log only grew since. */
    static final class Since {
        @Option(
                names = "--since",
                required = true,
                paramLabel = "OLDER",
                description = "Show what moved since this earlier bill of the account, and that nothing else did.")
        private Path older = Path.of("");

        @Option(
                names = "--consistency",
                required = true,
                paramLabel = "PROOF",
                description = "The proof of ./meterproof prove consistency for the two.")
        private Path consistency = Path.of("");
    }

    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Path file, String reason, Exception cause) {
            this("Cannot read " + file + ": " + reason, cause);
        }

        UnreadableException(String message, Exception cause) {
            super(message, cause);
        }
    }
}
