package io.meterproof.loadtests.dictionary;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.loadtests.run.Count;
import io.meterproof.loadtests.run.PlainTrouble;
import io.meterproof.loadtests.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Guesses at one account's readings, with the log's tiles and another account's bundle. */
@Command(
        name = "dictionary",
        mixinStandardHelpOptions = true,
        description = {
            "Guess at the quantities and readings of one account, with the leaves that the log's tiles show, all that another",
            "account's bundle discloses, one reading of each block, and everything else of the victim but the salts.",
            "Exit 0 if none is recovered, else 1."
        })
public final class Dictionary implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DISCLOSED", description = "A bundle that the attacker has.")
    private Path disclosed;

    @Parameters(
            index = "1",
            paramLabel = "VICTIM",
            description =
                    "A bundle of another account, of which the attacker has the leaves, as the log's tiles show them.")
    private Path victim;

    @Option(
            names = "--count",
            converter = Count.class,
            defaultValue = "10000000",
            paramLabel = "N",
            description = "Guesses at the ledger, and at the readings. Default: ${DEFAULT-VALUE}")
    private long count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Decides which of many are guessed at. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return PlainTrouble.of(new Dictionary());
    }

    @Override
    public Integer call() throws IOException {
        Bundle known = read(disclosed);
        Bundle hidden = read(victim);
        if (known.account().equals(hidden.account())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Both are of " + known.account() + ": who has one of its bundles has its salts.");
        }
        boolean ledger = isKept(
                "quantities of its ledger, behind leaves of the tiles",
                Secret.ofLedger(hidden),
                KnownSalts.ofLeaves(known, hidden.account()));
        boolean readings = isKept(
                "readings, beside a disclosed one of their block",
                Secret.ofReadings(hidden),
                KnownSalts.ofReadings(known, hidden));
        return ledger && readings ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean isKept(String what, List<Secret> secrets, List<byte[]> salts) {
        var words = spec.commandLine().getOut();
        try (Progress progress = Progress.of(count, spec.commandLine().getErr())) {
            DictionaryAttack attack = new DictionaryAttack(salts, count, progress.counter());
            DictionaryAttack.Outcome outcome = attack.run(secrets, seed);
            words.printf(
                    "%s: %,d of %,d %s: %,d guesses under %,d known salts, %,d recovered%n",
                    victim,
                    outcome.attacked(),
                    secrets.size(),
                    what,
                    progress.counter().sum(),
                    salts.size(),
                    outcome.recovered());
            words.flush();
            return outcome.recovered() == 0;
        }
    }

    /** Its structure alone: whoever attacks believes it. */
    private static Bundle read(Path file) throws IOException {
        byte[] json = PackedBundle.json(Files.readAllBytes(file));
        return BundleCodec.decode(new String(json, StandardCharsets.UTF_8)).bundle();
    }
}
