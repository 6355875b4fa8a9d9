package io.meterproof.metering.signature;

/** What a signature is worth. */
public enum SignatureOutcome {
    /** The key's signature over exactly these bytes. */
    VALID,
    /** Anything else, whatever is wrong with it. */
    INVALID,
    /** An ECDSA signature that would be valid if its s were not above n/2. */
    HIGH_S
}
