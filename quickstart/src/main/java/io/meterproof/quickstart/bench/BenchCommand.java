package io.meterproof.quickstart.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.Options.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a reading costs. */
@Command(
        name = "bench",
        description = {
            "Measure readings a second and CPU time per reading, on fresh stacks of their own.",
            "Every process counts but the generator and the store, until lines, leaves, log and archive are done.",
            "The jobs commit every 10 seconds here (their default is 5, the demo's 1), which favours the figure.",
            "Exit 0 if every verdict, entry and leaf was as generated, whatever the speed."
        })
public final class BenchCommand implements Callable<Integer> {
    /** Each commit costs a snapshot of the state, so the interval is part of what a figure means. */
    private static final Options OPTIONS =
            new Options(Map.of(), Scope.PIPELINE, Duration.ofSeconds(10), Options.TEN_YEARS);

    @Option(
            names = "--block-size",
            paramLabel = "N",
            description = "Readings under one signature, 1 to 96; may be repeated (default: 96, then 1).")
    private final List<Integer> blockSizes = new ArrayList<>();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "An empty directory in which the stacks stay (default: a temporary one, removed when all went well).")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print JSON on standard output; progress goes to standard error.")
    private boolean json;

    @Mixin
    private LoadOptions load;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Integer> sizes = blockSizes.isEmpty() ? List.of(96, 1) : blockSizes;
        sizes.forEach(blockSize -> load.require(blockSize, spec));
        WorkingDirectory working = WorkingDirectory.of(Optional.ofNullable(directory));
        boolean correct = false;
        try {
            correct = run(sizes, working.path());
        } finally {
            if (!correct) {
                err().println("The stacks' data and log files stay in " + working.path() + ".");
            }
        }
        if (correct) {
            remove(working);
        }
        return correct ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean run(List<Integer> sizes, Path working) throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (int blockSize : sizes) {
            measurements.add(measure(blockSize, working.resolve("s" + blockSize)));
        }
        if (json) {
            out().println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            measurements.stream().map(MeasurementJson::of).toList()));
        }
        return measurements.stream().allMatch(Measurement::isCorrect);
    }

    /** The figures are printed by now, and worth more than an empty directory. */
    private void remove(WorkingDirectory working) {
        try {
            working.remove();
        } catch (IOException e) {
            err().println("Cannot remove " + working.path() + ": " + e);
        }
    }

    private Measurement measure(int blockSize, Path data) throws IOException, InterruptedException {
        PrintWriter words = json ? err() : out();
        ConsoleProgress progress = ConsoleProgress.of(words);
        try (LocalStack stack = LocalStack.start(data, OPTIONS, progress)) {
            progress.settle();
            Measurement measured = new Bench(stack, words).run(blockSize, load.arguments(blockSize));
            new MeasurementText(words, OPTIONS.checkpointInterval()).print(measured);
            return measured;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
