package io.meterproof.metering.signature;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.PublicKey;

/** A public key that passed the policy once, with the object that a provider made of it. */
public final class VerificationKey {
    private final SignatureAlgorithm algorithm;
    private final byte[] raw;
    private final Hash id;
    private volatile ParsedKey parsed;

    private VerificationKey(SignatureAlgorithm algorithm, byte[] raw) {
        this.algorithm = algorithm;
        this.raw = raw;
        this.id = Identities.key(algorithm, raw);
    }

    /**
     * Checks a raw public key, see {@link RawPublicKey}.
     *
     * @throws InvalidKeyException with the reason when the policy refuses it
     */
    public static VerificationKey of(SignatureAlgorithm algorithm, byte[] raw) throws InvalidKeyException {
        RawPublicKey.check(algorithm, raw);
        return new VerificationKey(algorithm, raw.clone());
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public byte[] raw() {
        return raw.clone();
    }

    /** The key's identity, by which blocks and documents name it. */
    public Hash id() {
        return id;
    }

    /** The provider's own key object; providers compare by identity here, because their equality locks and is slow. */
    @SuppressWarnings("ReferenceEquality")
    PublicKey publicKey(Provider provider) throws GeneralSecurityException {
        ParsedKey known = parsed;
        if (known == null || known.provider != provider) {
            known = new ParsedKey(provider, RawPublicKey.parse(algorithm, raw, provider));
            parsed = known;
        }
        return known.key;
    }

    private record ParsedKey(Provider provider, PublicKey key) {}
}
