package io.meterproof.billing.cassandra;

import java.time.Duration;

/** Doubling pauses, from 100 milliseconds to 10 seconds. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration pause = Duration.ofMillis(100);

    Duration next() {
        Duration now = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        return now;
    }
}
