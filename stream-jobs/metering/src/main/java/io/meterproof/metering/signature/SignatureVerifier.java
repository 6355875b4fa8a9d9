package io.meterproof.metering.signature;

/** Verifies raw signatures by the one policy. Never throws for what was signed, however wrong. */
public interface SignatureVerifier {

    /**
     * Judges a signature.
     *
     * @param signature 64 bytes: R ‖ S for Ed25519 (RFC 8032), r ‖ s for P-256 (IEEE P1363); 2420 bytes of FIPS 204 for
     *     ML-DSA-44
     */
    SignatureOutcome verify(VerificationKey key, byte[] message, byte[] signature);
}
