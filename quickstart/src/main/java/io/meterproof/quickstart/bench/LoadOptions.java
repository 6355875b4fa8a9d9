package io.meterproof.quickstart.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the generator is told. */
final class LoadOptions {
    private static final int LARGEST_BLOCK = 96;
    private static final double HUNDRED = 100;
    private static final long LEAST_READINGS = 400_000;
    private static final long BLOCKS = 100_000;

    @Option(names = "--meters", paramLabel = "N", description = "How many meters send. Default: ${DEFAULT-VALUE}")
    private int meters = 1000;

    @Option(
            names = "--readings",
            paramLabel = "N",
            description =
                    "How many are measured, after as many to warm up (default: 100,000 blocks' worth, at least 400,000).")
    private @Nullable Long readings;

    @Option(
            names = "--duplicates",
            paramLabel = "PERCENT",
            description = "Blocks sent twice. Default: ${DEFAULT-VALUE}")
    private double duplicates = 1;

    @Option(
            names = "--late",
            paramLabel = "PERCENT",
            description = "Blocks that come after their successor. Default: ${DEFAULT-VALUE}")
    private double late = 1;

    @Option(
            names = "--forged",
            paramLabel = "PERCENT",
            description = "Forgeries for each hundred blocks. Default: ${DEFAULT-VALUE}")
    private double forged = 0.1;

    @Option(names = "--seed", description = "Decides all that is left to chance. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    /** @throws ParameterException for what the generator could not make, before a stack is started for it */
    void require(int blockSize, CommandSpec spec) {
        require(blockSize >= 1 && blockSize <= LARGEST_BLOCK, "--block-size is 1 to " + LARGEST_BLOCK, spec);
        require(meters >= 1, "--meters is at least 1", spec);
        require(readings == null || readings >= 1, "--readings is at least 1", spec);
        require(isPercentage(duplicates), "--duplicates is 0 to 100", spec);
        require(isPercentage(late), "--late is 0 to 100", spec);
        require(isPercentage(forged), "--forged is 0 to 100", spec);
    }

    private static boolean isPercentage(double value) {
        return value >= 0 && value <= HUNDRED;
    }

    private static void require(boolean holds, String rule, CommandSpec spec) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule + ".");
        }
    }

    List<String> arguments(int blockSize) {
        long measured = readings == null ? Math.max(LEAST_READINGS, BLOCKS * blockSize) : readings;
        return new ArrayList<>(List.of(
                "--block-size", Integer.toString(blockSize),
                "--meters", Integer.toString(meters),
                "--readings", Long.toString(measured),
                "--warm-up", Long.toString(measured),
                "--duplicates", Double.toString(duplicates),
                "--late", Double.toString(late),
                "--forged", Double.toString(forged),
                "--seed", Long.toString(seed)));
    }
}
