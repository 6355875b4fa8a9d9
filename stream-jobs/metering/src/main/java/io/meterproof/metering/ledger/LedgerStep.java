package io.meterproof.metering.ledger;

import io.meterproof.metering.commitment.LogEntry;

/** An entry, the leaf that commits to it, and where the chain stands then. */
public record LedgerStep(AccountState next, LedgerEntry entry, LogEntry leaf) {}
