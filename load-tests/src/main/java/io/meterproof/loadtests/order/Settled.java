package io.meterproof.loadtests.order;

/**
 * What a month came to.
 *
 * @param balance micro-units owed at its close
 * @param energy milli-units that stand billed
 */
record Settled(long balance, long energy) {}
