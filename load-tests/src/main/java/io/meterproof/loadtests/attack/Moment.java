package io.meterproof.loadtests.attack;

import java.time.Instant;

/**
 * What a station states.
 *
 * @param session counted from 1
 * @param count of the statement, in the station's own count
 * @param identified when the session's user was identified
 * @param wattHours what the register shows
 */
record Moment(Part part, long session, long count, Instant identified, Instant time, long wattHours) {
    enum Part {
        BEGIN,
        BETWEEN,
        END
    }
}
