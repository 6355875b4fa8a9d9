package io.meterproof.quickstart.up;

import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.PortOptions;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Owns the stack of {@code up} until it is asked by signal to end it. */
@Command(name = "supervise", hidden = true, description = "Run the stack in the foreground.")
public final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Mixin
    private PortOptions ports;

    @Option(names = "--servers-only")
    private boolean serversOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            supervise();
        } catch (RuntimeException e) {
            var words = e instanceof StackException ? e.getMessage() : e.toString();
            Files.writeString(Supervisor.lastWords(data.path()), words);
            throw e;
        }
        return ExitCode.OK;
    }

    private void supervise() throws InterruptedException {
        var progress = new ConsoleProgress(spec.commandLine().getOut(), false);
        var scope = serversOnly ? Scope.SERVERS : Scope.PIPELINE;
        try (var stack = LocalStack.start(data.path(), ports.options(scope), progress)) {
            new CountDownLatch(1).await();
        }
    }
}
