package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;

/**
 * Signs blocks as a meter does: Ed25519 as 64 bytes (RFC 8032), P-256 as 64 bytes r ‖ s with s at most n/2,
 * ML-DSA-44 as 2420 bytes (FIPS 204) with an empty context.
 *
 * @param key identity of the public key, see {@link Identities#key}
 */
public record BlockSigner(SignatureAlgorithm algorithm, Hash key, PrivateKey privateKey, Provider provider) {

    /**
     * Signs exactly these bytes.
     *
     * @throws IllegalStateException when the provider cannot sign with the key
     */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(name(), provider);
            signature.initSign(privateKey);
            signature.update(message);
            return plain(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " cannot sign with " + algorithm, e);
        }
    }

    private String name() {
        return switch (algorithm) {
            case ED25519 -> "Ed25519";
            case P256 -> "SHA256withECDSA";
            case ML_DSA_44 -> "ML-DSA-44";
            case ECDSA -> throw new IllegalStateException("ECDSA keys of the field sign no blocks");
        };
    }

    private byte[] plain(byte[] signature) {
        return algorithm == SignatureAlgorithm.P256
                ? DerSignature.decode(signature).withLowS().plain()
                : signature;
    }
}
