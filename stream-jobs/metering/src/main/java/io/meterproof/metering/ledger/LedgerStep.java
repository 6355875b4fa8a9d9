package io.meterproof.metering.ledger;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.StatementPointer;
import java.util.Optional;

/**
 * One entry more: the account's state after it, the entry, and what the log gets of it.
 *
 * @param pointer that follows the entry of a statement in the log
 */
public record LedgerStep(AccountState next, LedgerEntry entry, LogEntry logEntry, Optional<StatementPointer> pointer) {}
