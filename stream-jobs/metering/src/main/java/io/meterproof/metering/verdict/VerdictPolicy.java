package io.meterproof.metering.verdict;

import java.time.Duration;

/**
 * What verdicts depend on besides the evidence.
 *
 * @param maxClockDrift how far a reading may end after its own arrival
 */
public record VerdictPolicy(Duration maxClockDrift) {
    public static final VerdictPolicy DEFAULT = new VerdictPolicy(Duration.ofMinutes(5));
}
