package io.meterproof.metering.verdict;

/** What the key log says of one meter. */
public record MeterFacts(MeterKeys keys, Resolutions resolutions, Leniencies leniencies) {

    /** A meter of which nothing is said but its keys. */
    public static MeterFacts of(MeterKeys keys) {
        return new MeterFacts(keys, Resolutions.NONE, Leniencies.NONE);
    }

    /** The smallest key log that holds all of it. */
    public long keyLogSize() {
        return Math.max(resolutions.keyLogSize(keys), leniencies.keyLogSize());
    }
}
