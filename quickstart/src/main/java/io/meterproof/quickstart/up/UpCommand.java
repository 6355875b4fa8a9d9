package io.meterproof.quickstart.up;

import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.EndpointList;
import io.meterproof.quickstart.console.PortOptions;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack and leaves it running. */
@Command(name = "up", description = "Start the local stack and keep it running.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Mixin
    private PortOptions ports;

    @Option(names = "--servers-only", description = "Only the third-party servers: no topics, jobs or services.")
    private boolean serversOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var options = options();
        var found = LocalStack.running(data.path());
        if (found.isEmpty()) {
            Supervisor.launch(data.path(), options).awaitRunning(ConsoleProgress.of(out));
        } else {
            join(found.get());
        }
        LocalStack.running(data.path()).ifPresent(state -> EndpointList.print(state.endpoints(), out));
        return ExitCode.OK;
    }

    /** A stack that is already there is waited for, if it is what was asked for. */
    private void join(StackState found) throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        if (!serversOnly && !found.isWholePipeline()) {
            throw new StackException("Only the servers run in " + data.path() + ": meterproof down stops them.");
        }
        if (!LocalStack.ports(data.path()).entrySet().containsAll(ports.ports().entrySet())) {
            throw new StackException(
                    "The stack in " + data.path() + " runs already, on ports of its own: leave out --port.");
        }
        switch (found.phase()) {
            case RUNNING -> out.println("Already running.");
            case STARTING -> {
                out.println("Already starting, by pid " + found.owner().pid() + ".");
                var owner = found.owner().handle();
                if (owner.isEmpty() || !new Startup(owner.get(), data.path()).succeeds(ConsoleProgress.of(out))) {
                    throw new StackException("The stack that was starting in " + data.path()
                            + " did not come up: see its log files, and start again.");
                }
            }
            default ->
                throw new StackException("The stack in " + data.path()
                        + " is stopping: start again when meterproof status says that nothing runs.");
        }
    }

    private List<String> options() {
        var options = new ArrayList<String>();
        ports.ports().forEach((name, port) -> options.addAll(List.of("--port", name + "=" + port)));
        if (serversOnly) {
            options.add("--servers-only");
        }
        if (Boolean.TRUE.equals(spec.root().findOption("--verbose").getValue())) {
            options.add("--verbose");
        }
        return options;
    }
}
