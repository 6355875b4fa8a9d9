package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;

/**
 * A key that a verifier believes in for one role.
 *
 * @param publicKey raw, lower-case hexadecimal
 * @param key the public key's identity
 */
public record TrustedKey(Role role, Hash key, SignatureAlgorithm algorithm, String publicKey, Effective effective) {}
