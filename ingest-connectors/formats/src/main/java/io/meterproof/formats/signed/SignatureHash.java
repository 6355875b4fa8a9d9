package io.meterproof.formats.signed;

/** What is hashed before ECDSA; the leftmost bits of a longer hash count, SEC 1 section 4.1.3. */
public enum SignatureHash {
    SHA256,
    SHA384,
    SHA512
}
