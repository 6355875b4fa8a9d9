/**
 * The Kafka Streams topology: {@code settlement.lines} folded per account into {@code billing.statements}, exactly once. It is apart
 * from the copying of {@code io.meterproof.billing.archive} because it has state and writes to Kafka in one transaction with it.
 */
package io.meterproof.billing.topology;
