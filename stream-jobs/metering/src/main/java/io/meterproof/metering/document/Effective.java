package io.meterproof.metering.document;

import java.time.Instant;
import java.util.Optional;

/** From an instant until, but not including, another; open-ended without one. */
public record Effective(Instant from, Optional<Instant> to) {
    public Effective {
        if (to.isPresent() && !to.get().isAfter(from)) {
            throw new IllegalArgumentException("effective to " + to.get() + " is not after from " + from);
        }
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
    }

    /** Whether it holds from the begin to the end of a period. */
    public boolean covers(Instant begin, Instant end) {
        return covers(begin) && to.map(last -> !end.isAfter(last)).orElse(true);
    }

    /** Whether there is an instant at which both hold. */
    public boolean overlaps(Effective other) {
        return to.map(other.from::isBefore).orElse(true)
                && other.to.map(from::isBefore).orElse(true);
    }
}
