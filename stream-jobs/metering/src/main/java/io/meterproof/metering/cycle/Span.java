package io.meterproof.metering.cycle;

import java.time.Instant;

/** The time [from, to). */
record Span(Instant from, Instant to) {}
