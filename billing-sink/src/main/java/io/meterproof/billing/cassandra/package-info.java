/**
 * Rows in Cassandra: one table per question, partitions under 10 MB, idempotent keys, and the row's version as the write timestamp
 * wherever a row can be overwritten. No lightweight transactions.
 */
package io.meterproof.billing.cassandra;
