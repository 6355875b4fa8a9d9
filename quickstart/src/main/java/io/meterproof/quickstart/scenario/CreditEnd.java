package io.meterproof.quickstart.scenario;

import java.time.Duration;
import java.time.Instant;

/**
 * A prepaid account's credit ends.
 *
 * @param end the hour in which it does
 * @param warning how long before the account asks to be warned
 */
public record CreditEnd(Instant end, Duration warning) {}
