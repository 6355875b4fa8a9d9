package io.meterproof.quickstart.demo;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.EndpointList;
import io.meterproof.quickstart.console.PortOptions;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.scenario.NeighbourhoodScenario;
import io.meterproof.quickstart.scenario.OpenDataScenario;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options.Scope;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole pipeline at work: from signed readings to bills that prove themselves. */
@Command(
        name = "demo",
        description = {
            "Run the whole pipeline on a neighbourhood, or on open data, and show a bill.",
            "Starts the stack if none runs in the data directory, and keeps it running until Ctrl-C.",
            "Exit 0 only if everything that must always hold did."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "Stop everything afterwards.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Real households and charging sessions, from interval-sgsc10 and ev-workplace below DIR.")
    private @Nullable Path openData;

    @Option(names = "--out", paramLabel = "DIR", description = "Write each bill's bundle, summary.json and trust.json.")
    private @Nullable Path results;

    @Option(names = "--seed", description = "Decides all that is left to chance. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Mixin
    private DataDirectory data;

    @Mixin
    private PortOptions ports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Optional<StackState> running = LocalStack.running(data.path());
        if (running.isPresent()) {
            return run(running.get().endpoints());
        }
        ConsoleProgress progress = ConsoleProgress.of(out());
        try (LocalStack stack = LocalStack.start(data.path(), ports.options(Scope.PIPELINE), progress)) {
            progress.settle();
            int code = run(stack.endpoints());
            if (!exit) {
                out().println("The stack stays up until Ctrl-C.");
                out().flush();
                new CountDownLatch(1).await();
            }
            return code;
        }
    }

    private int run(Endpoints endpoints) throws IOException, InterruptedException {
        Scenario scenario = scenario(endpoints);
        String name = openData == null ? "neighbourhood-" + seed : "open-data-" + seed;
        Path spool = new StackDirectory(data.path()).of("spool");
        Demo demo = new Demo(endpoints, spool, name, out(), System.console() != null);
        List<Check> checks = demo.run(scenario, Optional.ofNullable(results));
        out().println();
        checks.forEach(
                check -> out().printf("  %s %-14s %s%n", check.held() ? "✓" : "✗", check.invariant(), check.words()));
        out().println("\nWhere to look:");
        EndpointList.print(endpoints, out());
        out().flush();
        return checks.stream().allMatch(Check::held) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Scenario scenario(Endpoints endpoints) throws IOException {
        ScenarioSigners signers = signers(endpoints.keysDir());
        Seed chance = new Seed(seed);
        if (openData == null) {
            return NeighbourhoodScenario.of(chance, NeighbourhoodScenario.FIRST_DAY, signers);
        }
        try {
            return OpenDataScenario.of(chance, openData, signers);
        } catch (IOException e) {
            throw new StackException("Cannot use the data in " + openData + ": " + e.getMessage(), e);
        }
    }

    /** The local operator's roles. */
    static ScenarioSigners signers(Path keysDirectory) throws IOException {
        KeyDirectory keys = new KeyDirectory(keysDirectory);
        return new ScenarioSigners(
                signer(keys, Role.MAKER),
                signer(keys, Role.REGISTRAR),
                signer(keys, Role.TARIFF),
                signer(keys, Role.DESK),
                signer(keys, Role.BILLING));
    }

    private static DocumentSigner signer(KeyDirectory keys, Role role) throws IOException {
        return keys.key(role).signer();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
