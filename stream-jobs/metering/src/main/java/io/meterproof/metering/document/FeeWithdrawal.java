package io.meterproof.metering.document;

import java.time.Instant;

/** A fee that was charged is taken back, whole. */
public record FeeWithdrawal(String id, String account, String reason, Instant at) implements FeeOrder {}
