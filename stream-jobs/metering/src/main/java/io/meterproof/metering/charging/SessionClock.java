package io.meterproof.metering.charging;

import io.meterproof.formats.block.Quality;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.UnusableQuantity;

/** Whether the clock of a session permits prices by time: its durations are exact. */
public final class SessionClock {
    private SessionClock() {}

    /** Of a native block: its readings are raw or validated. */
    public static boolean isProven(Readings readings) {
        for (byte quality : readings.qualities()) {
            if (quality != Quality.RAW.code() && quality != Quality.VALIDATED.code()) {
                return false;
            }
        }
        return true;
    }

    /** Of a foreign record: at begin and end its clock was synchronised, or counted exactly (OCMF table 19), and no error makes its time unusable (table 7). */
    public static boolean isProven(ChargingSession session) {
        return isExact(session.begin()) && isExact(session.end());
    }

    private static boolean isExact(SignedReading reading) {
        ClockStatus clock = reading.clock();
        boolean counts = clock == ClockStatus.SYNCHRONIZED || clock == ClockStatus.RELATIVE;
        return counts && !reading.unusable().contains(UnusableQuantity.TIME);
    }
}
