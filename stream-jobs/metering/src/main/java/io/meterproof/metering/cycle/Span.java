package io.meterproof.metering.cycle;

import java.time.Instant;

/** The time [from, to). */
record Span(Instant from, Instant to) {
    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
