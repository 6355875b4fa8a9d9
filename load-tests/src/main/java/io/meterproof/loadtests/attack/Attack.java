package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.loadtests.run.Count;
import io.meterproof.loadtests.run.PlainTrouble;
import io.meterproof.loadtests.run.Progress;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ReadingVerdicts;
import io.meterproof.metering.verdict.RecordVerdicts;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictPolicy;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Attacks the verdicts and says how many got through. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(signatures | replays | sessions)",
        description =
                "Try forged signatures, replayed blocks or rearranged sessions. Exit 0 if none gets through, 1 if any does.")
public final class Attack {
    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return PlainTrouble.of(new Attack()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Command(
            name = "signatures",
            mixinStandardHelpOptions = true,
            description = "Change genuine signatures and messages in every way that Forgery names.")
    int signatures(
            @Mixin AttackOptions options,
            @Option(
                            names = "--count",
                            converter = Count.class,
                            defaultValue = "10000000",
                            description = "Default: ${DEFAULT-VALUE}")
                    long count)
            throws GeneralSecurityException {
        options.requireBlocks();
        SecureRandom random = new SecureRandom();
        SignatureAttack attack =
                new SignatureAttack(Victim.of(options.algorithm(), random), options.verifier(), random);
        Map<Forgery, LongAdder> tried = SignatureAttack.counters(options.algorithm());
        List<String> accepted;
        try (Progress progress = Progress.of(count, err())) {
            accepted = attack.run(
                    count, Runtime.getRuntime().availableProcessors(), options.seed(), progress.counter(), tried);
        }
        out().printf(
                        "%s on %s: %,d forged, %,d accepted%n",
                        options.algorithm(), options.defender(), count, accepted.size());
        tried.forEach((forgery, tries) -> out().printf("  %,12d %s%n", tries.sum(), forgery));
        accepted.forEach(each -> out().println("  ACCEPTED " + each));
        out().flush();
        return accepted.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Command(
            name = "replays",
            mixinStandardHelpOptions = true,
            description = {
                "Send accepted blocks again while the meter goes on, with gaps that it fills late.",
                "Of ECDSA they are the OCMF records of a charging station."
            })
    int replays(
            @Mixin AttackOptions options,
            @Option(
                            names = "--count",
                            converter = Count.class,
                            defaultValue = "1000000",
                            description = "Default: ${DEFAULT-VALUE}")
                    long count)
            throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        ReplayAttack attack = new ReplayAttack(target(options, random), options.seed());
        Map<Verdict, Long> outcome;
        try (Progress progress = Progress.of(count, err())) {
            outcome = attack.run(count, progress.counter());
        }
        long settled = outcome.getOrDefault(Verdict.ACCEPTED, 0L);
        out().printf("%s on %s: %,d replayed, %,d accepted%n", options.algorithm(), options.defender(), count, settled);
        new TreeMap<>(outcome).forEach((verdict, number) -> out().printf("  %,12d %s%n", number, verdict));
        out().flush();
        return settled == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Command(
            name = "sessions",
            mixinStandardHelpOptions = true,
            description = {
                "Put together anew what charging stations have signed: in another order, in part, doubled, with the twin of a",
                "signature, spelt otherwise. Pieces that the verdicts accept are compared as settlement does."
            })
    int sessions(
            @Option(names = "--station", paramLabel = "NAME", description = "Only of this: ${COMPLETION-CANDIDATES}.")
                    Optional<Stations> station,
            @Option(names = "--seed", defaultValue = "1", description = "Decides all chance but the keys.") long seed,
            @Option(
                            names = "--count",
                            converter = Count.class,
                            defaultValue = "100000",
                            description = "Of each station. Default: ${DEFAULT-VALUE}")
                    long count)
            throws GeneralSecurityException {
        boolean held = true;
        for (Stations each : station.map(List::of).orElse(List.of(Stations.values()))) {
            held &= holds(each, seed, count);
        }
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean holds(Stations station, long seed, long count) throws GeneralSecurityException {
        ListenedStation victim = ListenedStation.of(station.station(), new SecureRandom());
        RecordVerdicts verdicts = ReadingVerdicts.of(CryptoProviders.preferred().provider(), VerdictPolicy.DEFAULT)
                .records();
        SessionAttack attack = new SessionAttack(victim, verdicts, seed);
        Map<Verdict, Long> outcome;
        try (Progress progress = Progress.of(count, err())) {
            outcome = attack.run(count, progress.counter());
        }
        out().printf(
                        "%s: %,d rearranged, %,d accepted, %,d settled twice, %,d settled that nobody was sold%n",
                        station,
                        count,
                        outcome.getOrDefault(Verdict.ACCEPTED, 0L),
                        attack.settledTwice(),
                        attack.settledUnsold());
        new TreeMap<>(outcome).forEach((verdict, number) -> out().printf("  %,12d %s%n", number, verdict));
        new TreeMap<>(attack.accepted()).forEach((way, number) -> out().printf("  %,12d accepted %s%n", number, way));
        out().flush();
        return attack.settledTwice() == 0 && attack.settledUnsold() == 0;
    }

    private static ReplayAttack.Target target(AttackOptions options, SecureRandom random)
            throws GeneralSecurityException {
        if (options.algorithm() == SignatureAlgorithm.ECDSA) {
            ReadingVerdicts verdicts = ReadingVerdicts.of(options.provider(), VerdictPolicy.DEFAULT);
            return ReplayTargets.records(verdicts.records(), random);
        }
        BlockVerdicts verdicts = new BlockVerdicts(options.verifier(), VerdictPolicy.DEFAULT);
        return ReplayTargets.blocks(Victim.of(options.algorithm(), random), verdicts, random);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
