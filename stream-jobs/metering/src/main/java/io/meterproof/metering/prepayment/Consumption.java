package io.meterproof.metering.prepayment;

import java.time.Instant;

/**
 * Money used over a service interval [from, to): micro-units, negative when taken back.
 */
public record Consumption(long amount, Instant from, Instant to) {
    public Consumption {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("consumption until " + to + " does not end after " + from);
        }
    }

    /**
     * The amount used in the first seconds, spread evenly. Rounded towards zero, so that taking back the same
     * consumption takes back the same shares.
     */
    long until(long seconds) {
        long length = to.getEpochSecond() - from.getEpochSecond();
        return amount / length * seconds + amount % length * seconds / length;
    }
}
