/**
 * Pure folds over an account's chain of ledger entries: what was charged where and for what. They add up and decide nothing: every
 * amount is one that settlement booked.
 */
package io.meterproof.billing.statement;
