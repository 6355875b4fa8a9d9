/** The account's chain of entries: use, reversals, top-ups, period charges and statements, each bound to the one before. */
package io.meterproof.metering.ledger;
