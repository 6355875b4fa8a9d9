package io.meterproof.formats.block;

/** The preimage of a charging block's seal: the transaction and the token that started it. */
public record ChargingTransaction(String transaction, String token) {}
