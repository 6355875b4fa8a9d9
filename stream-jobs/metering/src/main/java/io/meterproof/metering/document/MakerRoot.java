package io.meterproof.metering.document;

/**
 * A maker's certificate authority that a verifier believes in.
 *
 * @param certificate X.509, DER in base64
 */
public record MakerRoot(String maker, String certificate) {}
