package io.meterproof.billing.rest;

/**
 * How far a partition has been read.
 *
 * @param next the next offset, decimal
 */
public record Position(String topic, int partition, String next) {}
