package io.meterproof.loadtests.log;

import io.meterproof.metering.commitment.LogEntry;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Folds leaves on one core, and measures the paths of a large tree. */
@Command(
        name = "log-bench",
        mixinStandardHelpOptions = true,
        description =
                "Leaves a second and core into the log, and the size of inclusion paths. Exit 1 below the targets.")
public final class LogBench implements Callable<Integer> {
    private static final int TARGET = 100_000;
    private static final int MOST_PATH_BYTES = 1024;

    @Option(names = "--leaves", defaultValue = "4000000", description = "Leaves to fold. Default: ${DEFAULT-VALUE}")
    private int leaves;

    @Option(
            names = "--tree",
            defaultValue = "100000000",
            description = "Leaves of the tree whose paths are measured. Default: ${DEFAULT-VALUE}")
    private long tree;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LogBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        FoldRun.of(leaves / 4);
        FoldRun run = FoldRun.of(leaves);
        out.printf(
                Locale.ROOT,
                "%,.0f leaves/s/core into the log (%,d entries of %d bytes: hashed, folded to tiles and head,"
                        + " updates encoded; %,d updates; target %,d)%n",
                run.leavesPerCpuSecond(),
                run.leaves(),
                LogEntry.LENGTH,
                run.updates(),
                TARGET);
        PathSizes paths = PathSizes.in(tree);
        out.printf(
                Locale.ROOT,
                "%,d bytes of hashes in the longest inclusion path at %,d leaves (%d verified; target %,d)%n",
                paths.longestBytes(),
                tree,
                paths.verified(),
                MOST_PATH_BYTES);
        out.flush();
        boolean held = run.leavesPerCpuSecond() >= TARGET && paths.longestBytes() <= MOST_PATH_BYTES;
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
