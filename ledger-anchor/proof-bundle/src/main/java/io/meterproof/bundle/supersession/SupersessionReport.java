package io.meterproof.bundle.supersession;

import io.meterproof.bundle.verify.StepResult;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on two bills.
 *
 * @param steps in order, up to the first that failed
 * @param supersession only where every step passed
 */
public record SupersessionReport(List<StepResult> steps, Optional<Supersession> supersession) {
    public SupersessionReport {
        steps = List.copyOf(steps);
    }

    public boolean passed() {
        return supersession.isPresent();
    }

    /** The step that failed; it is the last. */
    public Optional<StepResult> failure() {
        return steps.stream().filter(step -> !step.passed()).findFirst();
    }
}
