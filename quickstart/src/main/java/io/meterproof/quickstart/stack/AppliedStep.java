package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;

/** A step with its status. */
final class AppliedStep implements RunningPart {
    private final Step step;
    private final Journal journal;
    private boolean applied;

    AppliedStep(Step step, Journal journal) {
        this.step = step;
        this.journal = journal;
    }

    @Override
    public synchronized void start() throws IOException, InterruptedException {
        var watch = Stopwatch.started();
        tell(State.STARTING, "");
        step.apply();
        applied = true;
        tell(State.READY, watch.toString());
    }

    @Override
    public synchronized void stop() throws IOException, InterruptedException {
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
