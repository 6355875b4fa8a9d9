package io.meterproof.billing.store;

/** That an account was erased, with its documents, its statements and its balance. */
public record ErasedAccountRow(String account) implements Row {}
