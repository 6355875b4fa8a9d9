package io.meterproof.metering.settlement;

import io.meterproof.metering.session.SessionsChange.Stopped;

/**
 * A charging session that does not stand.
 *
 * @param number its first sequence number
 * @param by that of a session which counts the same and stands; {@link Stopped#ARCHIVE} where it is too old to be compared
 */
public record Outdone(long number, long by) {
    String objection() {
        return by == Stopped.ARCHIVE
                ? "it begins before what is kept of its channel's sessions"
                : "the session of number " + by + " of its channel counts what its register counted";
    }
}
