package io.meterproof.billing.store;

import java.time.Instant;

/** That an alert was erased. */
public record ErasedAlertRow(String account, Instant raised, String id) implements Row {}
