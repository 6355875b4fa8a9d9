package io.meterproof.metering.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far back cycles can still change: 366 days before the end of the last closed period. Whoever holds the account's chain
 * knows it, so settlement and verifiers follow the same rule.
 *
 * @param bound empty before the first period is closed: then everything can
 */
public record Reach(Optional<Instant> bound) {
    private static final Duration SPAN = Duration.ofDays(366);
    private static final Duration LONGEST_MONTH = Duration.ofDays(32);

    /** The reach once a period was closed that ended at an instant. */
    public static Reach after(Optional<Instant> end) {
        return new Reach(end.map(instant -> instant.minus(SPAN)));
    }

    /** Whether use that begins at an instant may be billed or taken back. */
    public boolean covers(Instant begin) {
        return bound.map(first -> !begin.isBefore(first)).orElse(true);
    }

    /** Whether a cycle that ends at an instant is charged anew no more: no use in it may change. */
    public boolean isFinal(Instant end) {
        return bound.map(first -> !end.isAfter(first)).orElse(false);
    }

    /** Whether some cycle that is not final may hold a part of the use. */
    public boolean needs(MeasuredUse use) {
        return !isFinal(Instant.ofEpochSecond(use.end()).plus(LONGEST_MONTH));
    }
}
