/** Kafka Connect source connectors: what comes from outside, onto {@code readings.received}, once. */
package io.meterproof.connect;
