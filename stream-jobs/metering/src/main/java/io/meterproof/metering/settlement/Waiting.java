package io.meterproof.metering.settlement;

import io.meterproof.metering.rating.Intervals;

/**
 * What is accepted and settles nothing yet.
 *
 * @param readings how many there are
 * @param quantity what they measured, milli-units as metered: of gas the volume
 */
public record Waiting(long readings, long quantity) {
    public static final Waiting NONE = new Waiting(0, 0);

    static Waiting of(Intervals intervals) {
        return new Waiting(intervals.count(), intervals.sum());
    }

    Waiting plus(Waiting other) {
        return new Waiting(readings + other.readings, quantity + other.quantity);
    }

    Waiting minus(Waiting other) {
        return new Waiting(readings - other.readings, quantity - other.quantity);
    }
}
