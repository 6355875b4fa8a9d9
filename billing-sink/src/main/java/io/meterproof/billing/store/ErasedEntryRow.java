package io.meterproof.billing.store;

/** That a ledger entry was erased. */
public record ErasedEntryRow(String account, long sequence) implements Row {}
