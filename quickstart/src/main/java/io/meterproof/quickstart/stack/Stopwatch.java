package io.meterproof.quickstart.stack;

import java.time.Duration;

/** How long something has taken, for people. */
record Stopwatch(long startedNanos) {
    static Stopwatch started() {
        return new Stopwatch(System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public String toString() {
        var elapsed = elapsed();
        return elapsed.toSeconds() + "." + elapsed.toMillisPart() / 100 + " s";
    }
}
