package io.meterproof.metering.charging;

import java.time.Instant;

/**
 * A charging session as it is priced.
 *
 * @param charged when charging ended
 * @param end when the charger was free again
 * @param energy milli-units of kWh
 * @param clockProven whether the clock status of the signed readings permits prices by time
 */
public record SessionUse(Instant begin, Instant charged, Instant end, long energy, boolean clockProven) {
    public SessionUse {
        if (charged.isBefore(begin) || end.isBefore(charged)) {
            throw new IllegalArgumentException("a session begins, then stops charging, then ends");
        }
    }
}
