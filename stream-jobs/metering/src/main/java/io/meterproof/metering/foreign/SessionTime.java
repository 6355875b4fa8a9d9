package io.meterproof.metering.foreign;

import io.meterproof.metering.charging.ChargingSession;
import io.meterproof.metering.charging.SessionFault;
import java.time.Instant;

/**
 * When a session was, in whole seconds.
 *
 * @param start UTC seconds
 * @param seconds one at least
 */
record SessionTime(long start, int seconds) {
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    static SessionTime of(ChargingSession session) throws BrokenSessionException {
        long start = session.begin().instant().getEpochSecond();
        long end = session.end().instant().getEpochSecond();
        if (start < 0 || end > LAST || end - start > Integer.MAX_VALUE) {
            throw new BrokenSessionException(SessionFault.CLOCK_JUMP);
        }
        return new SessionTime(start, Math.toIntExact(Math.max(1, end - start)));
    }
}
