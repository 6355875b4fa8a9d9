package io.meterproof.metering.anomaly;

import java.time.Instant;

/**
 * What a channel used in one whole hour.
 *
 * @param index hours since 1970, UTC
 * @param volume milli-units
 */
public record Hour(long index, long volume) {
    static final int SECONDS = 3600;

    static Instant begin(long index) {
        return Instant.ofEpochSecond(index * SECONDS);
    }
}
