/**
 * The billing sink. Two ways lead through it: {@code topology} folds committed lines to statements with Kafka Streams, exactly once;
 * {@code archive} copies everything that people ask for into Cassandra. {@code rest} answers from Cassandra alone.
 */
package io.meterproof.billing;
