package io.meterproof.quickstart.up;

import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.EndpointList;
import io.meterproof.quickstart.console.PortOptions;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState.Phase;
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
        var found = LocalStack.running(data.path());
        if (found.filter(state -> state.phase() == Phase.RUNNING).isPresent()) {
            out.println("Already running.");
        } else {
            var supervisor = Supervisor.launch(data.path(), ports.ports(), serversOnly);
            supervisor.awaitRunning(ConsoleProgress.of(out));
        }
        LocalStack.running(data.path()).ifPresent(state -> EndpointList.print(state.endpoints(), out));
        return ExitCode.OK;
    }
}
