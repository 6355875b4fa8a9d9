package io.meterproof.metering.period;

import java.time.Instant;

/** Use or an event for which no price is published; it must wait. Milli-units. */
public record Unpriced(String component, Instant from, Instant to, long quantity) {}
