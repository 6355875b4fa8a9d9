package io.meterproof.quickstart.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the newest run of a job fares, as Flink tells it.
 *
 * @param state in Flink's words
 * @param working whether every task of it runs
 * @param restarts how often it was restarted since it was submitted
 * @param failure what it failed with last
 * @param committed when it last completed a checkpoint, or began if it never did: nothing that it did since can be seen
 */
public record JobCondition(
        String name, String state, boolean working, long restarts, Optional<Failure> failure, Instant committed) {
    /** How long a job must have run since it failed. Longer than the cluster's longest pause between two attempts. */
    static final Duration RECOVERED_AFTER = Duration.ofSeconds(60);

    /** How long a job may go without completing a checkpoint: many times the longest interval between two. */
    static final Duration STALLED_AFTER = Duration.ofMinutes(3);

    /** Whether its tasks run and yet nothing of what they do comes out. */
    public boolean isStalled(Instant now) {
        return working && committed.plus(STALLED_AFTER).isBefore(now);
    }

    /** Whether the job works, and not only between two failures. */
    public boolean isWell(Instant now) {
        return working
                && failure.map(last -> last.at().plus(RECOVERED_AFTER).isBefore(now))
                        .orElse(true);
    }

    /** Whether Flink still tries to run it. */
    public boolean isAlive() {
        return FlinkRest.ALIVE.contains(state);
    }

    /**
     * Why a job failed.
     *
     * @param cause its root cause, in one line
     */
    public record Failure(Instant at, String cause) {}
}
