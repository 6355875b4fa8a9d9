package io.meterproof.formats.csv;

import java.time.Instant;

/**
 * One row of an interval file.
 *
 * @param start begin of the interval
 * @param milliUnits thousandths of the file's unit: watt-hours for kWh
 */
public record IntervalReading(Instant start, long milliUnits) {}
