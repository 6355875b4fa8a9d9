package io.meterproof.quickstart.scenario;

import java.time.Instant;

/**
 * A line of a block file as a head-end writes it, or something that is none. The array is owned by the record.
 *
 * @param arrival by the scenario's clock
 * @param bytes without the line end
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockLine(Instant arrival, byte[] bytes) {}
