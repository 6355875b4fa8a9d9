package io.meterproof.anchor.chain;

/**
 * How the contract came to be.
 *
 * @param raw the signed transaction that deploys it; empty if somebody else did
 */
public record Deployment(Contract contract, String raw) {}
