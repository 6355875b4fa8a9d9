package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.MeasurementUnit;
import java.time.Instant;

/**
 * Something unusual at a usage point, and what mending it would save.
 *
 * @param id 64 hexadecimal digits, the same on every replay
 * @param certainty per mille
 * @param from begin of the episode, service time
 * @param to end of what was seen of it
 * @param detected arrival time of the readings that completed it
 * @param excess milli-units used beyond the usual from {@code from} to {@code to}
 * @param savingsLow micro-units of the currency a month, at least
 * @param savingsHigh micro-units of the currency a month, at most
 * @param evidence why, in words
 */
public record Anomaly(
        String id,
        String usagePoint,
        String detector,
        int certainty,
        Instant from,
        Instant to,
        Instant detected,
        MeasurementUnit unit,
        long excess,
        long savingsLow,
        long savingsHigh,
        String currency,
        String evidence) {}
