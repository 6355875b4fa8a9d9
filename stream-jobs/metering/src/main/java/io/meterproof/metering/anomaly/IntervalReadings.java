package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import java.time.Instant;

/**
 * Consecutive interval values of one channel of a usage point. The array is owned by the record and must not be changed.
 *
 * @param start begin of the first interval, UTC seconds
 * @param interval seconds
 * @param values milli-units
 */
@SuppressWarnings("ArrayRecordComponent")
public record IntervalReadings(
        String usagePoint,
        Channel channel,
        MeasurementUnit unit,
        Instant arrival,
        long start,
        int interval,
        long[] values) {}
