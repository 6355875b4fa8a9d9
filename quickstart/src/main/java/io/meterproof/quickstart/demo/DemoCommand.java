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
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options.Scope;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.status.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    @Option(names = "--exit", description = "Stop afterwards what this command started.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Real households and charging sessions, from interval-sgsc10 and ev-workplace below DIR;",
                "a solar home and gas homes too, where interval-ausgrid12 and interval-eemeter are there."
            })
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
        Choice choice = Choice.of(seed, Optional.ofNullable(openData));
        new PlayedScenario(data.path()).refuseOtherThan(choice.name());
        if (results != null) {
            new Results(results).prepare();
        }
        Optional<StackState> running = LocalStack.running(data.path());
        return running.isPresent() ? playOn(running.get(), choice) : playOnOwnStack(choice);
    }

    private int playOn(StackState running, Choice choice) throws IOException, InterruptedException {
        if (!LocalStack.ports(data.path()).entrySet().containsAll(ports.ports().entrySet())) {
            throw new StackException(
                    "The stack in " + data.path() + " runs already, on ports of its own: leave out --port.");
        }
        if (!running.isWholePipeline() || !Work.addedTo(running).allReady()) {
            throw new StackException("The stack in " + data.path() + " is "
                    + running.phase().name().toLowerCase(Locale.ROOT)
                    + ", without every part of the pipeline ready: see meterproof status.");
        }
        int code = play(running.endpoints(), choice);
        showWhatRuns(running.endpoints());
        if (exit) {
            out().println("The stack ran before and stays: meterproof down stops it.");
        }
        return code;
    }

    private int playOnOwnStack(Choice choice) throws IOException, InterruptedException {
        ConsoleProgress progress = ConsoleProgress.of(out());
        try (LocalStack stack = LocalStack.start(data.path(), ports.options(Scope.PIPELINE), progress)) {
            progress.settle();
            int code = play(stack.endpoints(), choice);
            if (exit) {
                out().println("\nThe stack stops; its data stay in " + data.path() + ", its log files in "
                        + stack.endpoints().logsDir() + ".");
            } else {
                showWhatRuns(stack.endpoints());
                out().println("The stack stays up until Ctrl-C.");
                out().flush();
                new CountDownLatch(1).await();
            }
            return code;
        }
    }

    private void showWhatRuns(Endpoints endpoints) {
        out().println("\nWhere to look:");
        EndpointList.print(endpoints, out());
    }

    private int play(Endpoints endpoints, Choice choice) throws IOException, InterruptedException {
        new PlayedScenario(data.path()).remember(choice.name());
        Path spool = new StackDirectory(data.path()).of("spool");
        Demo demo = new Demo(endpoints, spool, choice.name(), out(), System.console() != null);
        List<Check> checks = demo.run(choice.scenario(signers(endpoints.keysDir())), Optional.ofNullable(results));
        out().println();
        checks.forEach(check ->
                out().printf("  %-6s %-14s %s%n", check.held() ? "held" : "BROKEN", check.invariant(), check.words()));
        return checks.stream().allMatch(Check::held) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The local operator's roles. */
    static ScenarioSigners signers(Path keysDirectory) throws IOException {
        KeyDirectory keys = new KeyDirectory(keysDirectory);
        return new ScenarioSigners(
                signer(keys, Role.MAKER),
                keys.key("operator-1").signer(),
                keys.key("operator-2").signer(),
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
