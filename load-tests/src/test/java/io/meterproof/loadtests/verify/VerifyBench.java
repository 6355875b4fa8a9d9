package io.meterproof.loadtests.verify;

import io.meterproof.loadtests.run.Count;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the verify operator alone, beside the library on the same blocks. */
@Command(
        name = "bench-verify",
        mixinStandardHelpOptions = true,
        description = "What the verify operator costs beside the signature. Exit 1 below the targets.")
public final class VerifyBench implements Callable<Integer> {
    private static final int DAY = 96;
    private static final double LEAST_SHARE = 0.85;
    private static final int LEAST_READINGS = 800_000;

    @Option(names = "--meters", paramLabel = "N", defaultValue = "1000", converter = Count.class)
    private long meters;

    @Option(names = "--blocks", paramLabel = "N", defaultValue = "10000", converter = Count.class)
    private long blocks;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "15", converter = Count.class)
    private long rounds;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new VerifyBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        VerifyCosts single = show(1);
        VerifyCosts day = show(DAY);
        boolean held = single.share() >= LEAST_SHARE && day.readingsPerSecond() >= LEAST_READINGS;
        say("targets: %.0f%% of the bare library's rate at S1, %,d readings/s/core at S%d: %s%n"
                .formatted(100 * LEAST_SHARE, LEAST_READINGS, DAY, held ? "met" : "missed"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private VerifyCosts show(int blockSize) throws Exception {
        VerifyCosts costs = new VerifyRun(Math.toIntExact(meters), blockSize)
                .measure(Math.toIntExact(blocks), Math.toIntExact(rounds));
        say(costs.text());
        return costs;
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
