package io.meterproof.metering.health;

import java.time.Instant;

/**
 * An hour of a subject.
 *
 * @param index hours since 1970, UTC
 */
public record HealthHour(long index, Tally tally) {
    static final long MILLIS = 3_600_000;
    static final long DAY = 24;

    static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    static Instant begin(long index) {
        return Instant.ofEpochMilli(index * MILLIS);
    }
}
