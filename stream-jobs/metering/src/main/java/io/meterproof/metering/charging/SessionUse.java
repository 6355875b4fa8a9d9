package io.meterproof.metering.charging;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A charging session as it is priced.
 *
 * @param charged when charging ended; empty where nothing tells, as of a transaction with registers at its begin and end alone
 * @param end when the charger was free again
 * @param quantity milli-units
 * @param clockProven whether the clock status of the signed readings permits prices by time
 */
public record SessionUse(
        ObisCode type,
        MeasurementUnit unit,
        Instant begin,
        Optional<Instant> charged,
        Instant end,
        long quantity,
        boolean clockProven) {
    public SessionUse {
        if (charged.orElse(end).isBefore(begin) || end.isBefore(charged.orElse(begin))) {
            throw new IllegalArgumentException("a session begins, then stops charging, then ends");
        }
    }

    /** A transaction of which only begin and end are known. */
    public static SessionUse of(ObisCode type, MeasurementUnit unit, Intervals whole, boolean clockProven) {
        Instant end = Instant.ofEpochSecond(whole.begin(whole.count()));
        return new SessionUse(
                type, unit, Instant.ofEpochSecond(whole.start()), Optional.empty(), end, whole.sum(), clockProven);
    }

    /** The end of charging, as far as it is known. */
    Instant stopped() {
        return charged.orElse(end);
    }

    Intervals energy() {
        int seconds = Math.toIntExact(Duration.between(begin, stopped()).toSeconds());
        return new Intervals(new long[] {quantity}, 0, 1, begin.getEpochSecond(), Math.max(1, seconds));
    }
}
