package io.meterproof.quickstart.up;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.stack.StackState.Phase;
import io.meterproof.quickstart.stack.StateChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Another process that brings up a stack, watched until the stack runs. */
record Startup(ProcessHandle owner, Path dataDir) {
    private static final long POLL_MILLIS = 200;

    /** Whether the stack runs; otherwise its owner ended before. */
    boolean succeeds(ProgressListener listener) throws IOException, InterruptedException {
        var changes = new StateChanges(listener);
        while (!ended()) {
            var state = LocalStack.running(dataDir).filter(this::isOurs);
            state.ifPresent(changes::observe);
            if (state.filter(found -> found.phase() == Phase.RUNNING).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isOurs(StackState state) {
        return state.owner().pid() == owner.pid();
    }

    private boolean ended() throws InterruptedException {
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
