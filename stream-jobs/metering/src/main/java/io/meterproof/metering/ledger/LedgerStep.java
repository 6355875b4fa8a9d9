package io.meterproof.metering.ledger;

import io.meterproof.metering.commitment.LogEntry;

/** One entry more: the account's state after it, the entry, and what the log gets of it. */
public record LedgerStep(AccountState next, LedgerEntry entry, LogEntry logEntry) {}
