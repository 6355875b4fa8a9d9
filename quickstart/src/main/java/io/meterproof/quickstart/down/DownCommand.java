package io.meterproof.quickstart.down;

import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.stack.StateChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack: asks its owner to, and waits. */
@Command(name = "down", description = "Stop the local stack; its data is kept.")
public final class DownCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 200;
    private static final int POLLS_BEFORE_KILLING = 5 * 150;

    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var running = LocalStack.running(data.path());
        if (running.isEmpty()) {
            out.println("Nothing is running.");
        } else {
            stop(running.get(), new StateChanges(ConsoleProgress.of(out)).since(running.get()));
            out.println("Stopped.");
        }
        return ExitCode.OK;
    }

    private void stop(StackState state, StateChanges changes) throws IOException, InterruptedException {
        var owner = state.owner().handle();
        owner.ifPresent(ProcessHandle::destroy);
        int polls = 0;
        while (owner.isPresent() && !hasEnded(owner.get())) {
            observe(data.path(), changes);
            if (polls++ == POLLS_BEFORE_KILLING) {
                owner.get().destroyForcibly();
                throw new StackException("The stack did not stop in time; its owner was killed and its parts follow.");
            }
        }
    }

    private static void observe(Path dataDir, StateChanges changes) throws IOException {
        LocalStack.running(dataDir).ifPresent(changes::observe);
    }

    private static boolean hasEnded(ProcessHandle owner) throws InterruptedException {
        try {
            owner.onExit().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new StackException("Cannot wait for pid " + owner.pid() + ": " + e.getMessage(), e);
        }
    }
}
