package io.meterproof.bundle.verify;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a bundle.
 *
 * @param steps in order, up to the first that failed
 * @param findings what the bundle proves; only where every step passed
 */
public record VerificationReport(List<StepResult> steps, Optional<Findings> findings) {
    public VerificationReport {
        steps = List.copyOf(steps);
    }

    public boolean passed() {
        return failure().isEmpty();
    }

    /** The step that failed; it is the last. */
    public Optional<StepResult> failure() {
        return steps.stream().filter(step -> !step.passed()).findFirst();
    }
}
