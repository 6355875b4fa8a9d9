package io.meterproof.formats.csv;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of a charging session file.
 *
 * @param wattHours energy, rounded half-up to whole watt-hours
 * @param dollars what the operator charged, as written
 */
public record ChargingSession(
        String sessionId,
        long wattHours,
        Instant created,
        Instant ended,
        String userId,
        String stationId,
        String locationId,
        String facilityType,
        BigDecimal dollars) {}
