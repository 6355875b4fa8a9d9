package io.meterproof.quickstart.redrive;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends rejected readings through again: the same bytes, the same arrival. */
@Command(
        name = "redrive",
        description = {
            "Send rejected readings through again, after what was wrong is mended.",
            "Each is the original record, with the arrival that it was stamped with; nothing settles twice.",
            "A conflict that is resolved sends the block that is right as well, if that was withdrawn.",
            "Exit 0 if every reading got its verdict, 1 if some wait still."
        })
public final class RedriveCommand implements Callable<Integer> {
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");

    @Option(
            names = "--verdict",
            paramLabel = "V",
            description = {
                "Only what got one of these, even if it was sent again in vain before.",
                "Default: what may get another by what was published since."
            })
    private @Nullable Set<Verdict> verdicts;

    @Option(names = "--meter", paramLabel = "M", description = "Only of this meter: its identity, or MAKER/SERIAL.")
    private @Nullable String meter;

    @Option(names = "--source", paramLabel = "S", description = "Only from this source.")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "T", description = "Only what arrived then or later (2012-06-01T00:00:00Z).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", description = "Only what arrived before.")
    private @Nullable Instant to;

    @Option(names = "--dry-run", description = "Only count.")
    private boolean dryRun;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            description = "How long to wait without any verdict. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofSeconds(45);

    @Mixin
    private DataDirectory data;

    @ArgGroup(exclusive = false, heading = "Another cluster than the local stack's:%n")
    private @Nullable Cluster cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Selection selection = selection();
        Redrive redrive =
                cluster == null ? ofLocalStack() : new Redrive(cluster.bootstrapServers(), cluster.registryUrl());
        List<Candidate> candidates = redrive.candidates(selection);
        print("before", counted(candidates), candidates.size(), out);
        if (dryRun || candidates.isEmpty()) {
            return ExitCode.OK;
        }
        Map<String, Long> after = redrive.send(candidates, patience, this::show);
        print("after", after, candidates.size(), out);
        long judged = after.values().stream().mapToLong(Long::longValue).sum();
        return judged == candidates.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Redrive ofLocalStack() throws IOException {
        Endpoints endpoints = LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
        return new Redrive(endpoints.bootstrapServers(), endpoints.registryUrl());
    }

    private Selection selection() {
        return new Selection(
                verdicts == null ? redrivable() : verdicts,
                verdicts != null,
                Optional.ofNullable(meter).map(this::identity),
                Optional.ofNullable(source),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
    }

    private String identity(String meter) {
        int slash = meter.indexOf('/');
        if (IDENTITY.matcher(meter).matches()) {
            return meter;
        } else if (slash < 1 || slash == meter.length() - 1) {
            throw new ParameterException(
                    spec.commandLine(), "--meter is 64 digits of lower-case hexadecimal, or MAKER/SERIAL.");
        }
        return Identities.meter(meter.substring(0, slash), meter.substring(slash + 1))
                .hex();
    }

    private static Map<String, Long> counted(List<Candidate> candidates) {
        return candidates.stream()
                .collect(Collectors.groupingBy(candidate -> candidate.verdict().name(), Collectors.counting()));
    }

    /** What has no verdict waits, and is counted as such. */
    private static void print(String when, Map<String, Long> counts, int all, PrintWriter out) {
        long judged = counts.values().stream().mapToLong(Long::longValue).sum();
        out.printf("%s: %,d readings%n", when, all);
        new TreeMap<>(counts).forEach((verdict, count) -> out.printf("  %,12d %s%n", count, verdict));
        if (judged < all) {
            out.printf("  %,12d waiting%n", all - judged);
        }
        out.flush();
    }

    private void show(String stage, int done, int all) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%s %,d of %,d%n", stage, done, all);
        err.flush();
    }

    private static Set<Verdict> redrivable() {
        Set<Verdict> redrivable = EnumSet.noneOf(Verdict.class);
        Arrays.stream(Verdict.values()).filter(Verdict::isRedrivable).forEach(redrivable::add);
        return redrivable;
    }
}
