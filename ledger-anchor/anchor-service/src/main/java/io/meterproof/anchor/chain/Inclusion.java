package io.meterproof.anchor.chain;

/**
 * A transaction in a block.
 *
 * @param succeeded false if the contract refused it
 */
public record Inclusion(String transaction, String block, long blockNumber, boolean succeeded) {}
