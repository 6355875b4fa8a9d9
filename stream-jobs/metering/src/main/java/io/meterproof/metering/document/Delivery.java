package io.meterproof.metering.document;

import java.time.Duration;

/**
 * When a meter's readings are due: those of each stretch of time, counted from 1970-01-01T00:00:00Z, a while after its end.
 *
 * @param every whole seconds
 * @param grace whole seconds
 */
public record Delivery(Duration every, Duration grace) {}
