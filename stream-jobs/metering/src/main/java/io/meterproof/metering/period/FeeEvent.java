package io.meterproof.metering.period;

import java.time.Instant;

/** Something that a fee of the tariff is charged for, so many times. */
public record FeeEvent(String fee, Instant at, int count) {}
