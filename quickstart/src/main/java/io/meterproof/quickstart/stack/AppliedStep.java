package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;

/** A step with its status. */
final class AppliedStep implements RunningPart {
    private final Step step;
    private final Journal journal;
    private boolean applied;
    private boolean stopped;

    AppliedStep(Step step, Journal journal) {
        this.step = step;
        this.journal = journal;
    }

    @Override
    public synchronized void start() throws IOException, InterruptedException {
        if (stopped) {
            throw new StackException(step.name() + " is not applied: the stack is stopping.");
        }
        var watch = Stopwatch.started();
        tell(State.STARTING, "");
        step.apply();
        applied = true;
        tell(State.READY, watch.toString());
    }

    /** Once more, after a server that it needs was restarted; a step that is not applied yet, or undone, is left. A failure is told. */
    synchronized void applyAgain() throws InterruptedException {
        if (!applied || stopped) {
            return;
        }
        try {
            start();
        } catch (IOException | RuntimeException e) {
            tell(State.FAILED, e instanceof StackException ? e.getMessage() : step.name() + ": " + e);
        }
    }

    @Override
    public synchronized void stop() throws IOException, InterruptedException {
        stopped = true;
        if (applied) {
            applied = false;
            tell(State.STOPPING, "");
            step.undo();
        }
        journal.update(step.name(), PartStatus::stopped);
    }

    private void tell(State state, String detail) {
        journal.update(step.name(), status -> status.with(state, detail));
    }
}
