package io.meterproof.metering.health;

import java.time.Instant;

/**
 * That people let a subject out of quarantine.
 *
 * @param raised the hour since 1970 at whose begin the quarantine was raised: no other is meant
 * @param published when they said so, UTC milliseconds
 * @param reason why, in words
 */
public record SignedRelease(long raised, long published, String reason) {

    /** Of the quarantine that an alert of this instant told. */
    public static SignedRelease of(Instant quarantined, long published, String reason) {
        return new SignedRelease(HealthHour.of(quarantined.toEpochMilli()), published, reason);
    }

    /** From when on it holds: never before the quarantine, though it was signed in advance. */
    long from() {
        return Math.max(published, raised * HealthHour.MILLIS + 1);
    }
}
