package io.meterproof.billing.store;

import java.time.Instant;

/**
 * Where an account's chain stands.
 *
 * @param sequence the newest entry: the row's version
 * @param balance micro-units owed after it
 */
public record AccountRow(String account, long sequence, String currency, long balance, Instant booked) implements Row {}
