package io.meterproof.quickstart.fuzz;

import io.meterproof.quickstart.part.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fuzzes the parsers, one after another. Needs no stack and no network. */
@Command(
        name = "fuzz",
        description = {
            "Search for bytes that crash, stall or bloat a parser, guided by coverage. Needs no stack.",
            "Exit 0 when every target survived, 1 on any finding, 2 for an unknown target.",
            "Logs and what was found are in load-tests/target/fuzz."
        })
public final class FuzzCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "TARGET", description = "Parsers to fuzz (default: all).")
    private List<String> names = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Minutes of processor time for each (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--keep", description = "Add the inputs that reach new code to those that the tests run.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1) {
            throw new ParameterException(spec.commandLine(), "--minutes is at least 1.");
        }
        FuzzDirectories directories = FuzzDirectories.of(Installation.current());
        List<String> known = directories.targets();
        if (!known.containsAll(names)) {
            spec.commandLine().getErr().println("The targets are " + String.join(", ", known) + ".");
            return ExitCode.USAGE;
        }
        boolean survived = true;
        for (String name : names.isEmpty() ? known : names) {
            survived &= fuzz(new FuzzRun(directories, name));
        }
        return survived ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean fuzz(FuzzRun run) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FuzzResult result = run.search(Duration.ofMinutes(minutes));
        out.println(result.summary());
        out.flush();
        if (keep) {
            run.keep();
        }
        return result.survived();
    }
}
