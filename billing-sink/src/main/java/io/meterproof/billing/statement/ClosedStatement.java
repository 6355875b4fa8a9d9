package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.StatementEntry;

/** A statement entry with the charges of the entries that it covers. */
public record ClosedStatement(StatementEntry entry, Charges charges) {}
