package io.meterproof.quickstart.conformance;

import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.part.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs third-party vectors. Needs no stack and no network. */
@Command(
        name = "conformance",
        description = {
            "Compare our answers with third-party vectors.",
            "Exit 0 when all agree, 1 on any disagreement or a missing set, 2 for an unknown set."
        })
public final class ConformanceCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "SET", description = "Sets to run (default: all that are known).")
    private List<String> names = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the sets are, a directory each (default: ../shared/data beside the repository).")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ConformanceSet> sets = new ArrayList<>();
        for (String name : names) {
            Optional<ConformanceSet> set = ConformanceSets.named(name);
            if (set.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("There is no set " + name + ": choose of " + ConformanceSets.names() + ".");
                return ExitCode.USAGE;
            }
            sets.add(set.get());
        }
        boolean passed = true;
        for (ConformanceSet set : sets.isEmpty() ? ConformanceSets.all() : sets) {
            passed &= run(set);
        }
        return passed ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean run(ConformanceSet set) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Report report = set.run(directory());
            report.remarks().forEach(out::println);
            report.disagreements().forEach(out::println);
            out.println(report.summary());
            return report.passed();
        } catch (IOException e) {
            spec.commandLine().getErr().println(set.name() + ": not run: " + e.getMessage());
            return false;
        } catch (RuntimeException e) { // What no reader foresaw outside its files; the sets after it are still run.
            spec.commandLine().getErr().println(set.name() + ": stopped by what it could not read: " + e);
            return false;
        }
    }

    private Path directory() {
        return data != null
                ? data
                : Installation.current().home().resolve("../shared/data").normalize();
    }
}
