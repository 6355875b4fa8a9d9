package io.meterproof.bundle.verify;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a bundle.
 *
 * @param steps in order, up to the first that failed
 * @param findings what a bundle proves; only where every step passed
 * @param fact what the proof of one fact proves; only where every step passed
 */
public record VerificationReport(List<StepResult> steps, Optional<Findings> findings, Optional<ProvenFact> fact) {
    public VerificationReport {
        steps = List.copyOf(steps);
    }

    /** The report on what is refuted by the last of its steps. */
    static VerificationReport refuted(List<StepResult> steps) {
        return new VerificationReport(steps, Optional.empty(), Optional.empty());
    }

    public boolean passed() {
        return failure().isEmpty();
    }

    /** The step that failed; it is the last. */
    public Optional<StepResult> failure() {
        return steps.stream().filter(step -> !step.passed()).findFirst();
    }
}
