package io.meterproof.loadtests.order;

import io.meterproof.loadtests.run.Progress;
import java.io.PrintWriter;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what rating, rating again and closing cost. */
@Command(
        name = "bench-billing",
        mixinStandardHelpOptions = true,
        description = {
            "Processor time of rating account-months, of rating them again at another price, and of closing periods.",
            "Exit 1 where rating again costs more than twice the first time."
        })
public final class RatingBench implements Callable<Integer> {
    private static final int WARM_UP = 400;
    private static final double MOST = 2;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Account-months to rate. Default: ${DEFAULT-VALUE}")
    private int accounts;

    @Option(
            names = "--closes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Periods that each account closes, one after the other. Default: ${DEFAULT-VALUE}")
    private int closes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RatingBench()).execute(arguments));
    }

    @Override
    public Integer call() throws InvalidKeyException {
        PrintWriter out = spec.commandLine().getOut();
        new RatingRun(closes).run(Math.min(WARM_UP, accounts), seed - 1, new LongAdder());
        RatingRun.Took took;
        try (Progress progress = Progress.of(accounts, spec.commandLine().getErr())) {
            took = new RatingRun(closes).run(accounts, seed, progress.counter());
        }
        out.printf(
                Locale.ROOT,
                "%,d account-months rated: %.2f s of processor time, %,d entries; rated again at another price: %.2f s,"
                        + " %,d more entries; %.2f times the first (target %.0f)%n",
                accounts,
                seconds(took.first()),
                took.entriesFirst(),
                seconds(took.again()),
                took.entriesAgain() - took.entriesFirst(),
                took.ratio(),
                MOST);
        out.printf(
                Locale.ROOT,
                "%,d statements closed: %.2f s, %.2f s of processor time%n",
                took.closes(),
                seconds(took.closingWall()),
                seconds(took.closing()));
        out.flush();
        return took.ratio() <= MOST ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
