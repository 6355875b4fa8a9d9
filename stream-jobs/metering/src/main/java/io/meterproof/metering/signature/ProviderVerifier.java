package io.meterproof.metering.signature;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one policy over any provider. Ed25519: 64 bytes, R not the identity, S below L, the key in the prime-order group,
 * and R too where the provider is cofactored. P-256: 64 bytes, r and s in [1, n-1], s at most n/2 unless allowed.
 */
public final class ProviderVerifier implements SignatureVerifier {
    private final Provider provider;
    private final HighS highS;
    private final boolean cofactored;
    private final boolean reducesX;
    private final ThreadLocal<Map<SignatureAlgorithm, Signature>> engines;

    private ProviderVerifier(Provider provider, HighS highS) {
        this.provider = provider;
        this.highS = highS;
        this.cofactored = provider instanceof BouncyCastleProvider;
        this.reducesX = !provider.getName().equals("SunEC");
        this.engines = ThreadLocal.withInitial(this::newEngines);
        this.engines.get();
    }

    /**
     * For native blocks and our documents: one signature has one form.
     *
     * @throws IllegalArgumentException for a provider without Ed25519 or P-256
     */
    public static ProviderVerifier of(Provider provider) {
        return new ProviderVerifier(provider, HighS.REFUSED);
    }

    public static ProviderVerifier of(Provider provider, HighS highS) {
        return new ProviderVerifier(provider, highS);
    }

    @Override
    public SignatureOutcome verify(VerificationKey key, byte[] message, byte[] signature) {
        return switch (key.algorithm()) {
            case ED25519 -> verifyEd25519(key, message, signature);
            case P256 -> verifyP256(key, message, signature);
            case ML_DSA_44 -> SignatureOutcome.INVALID;
        };
    }

    private SignatureOutcome verifyEd25519(VerificationKey key, byte[] message, byte[] signature) {
        boolean valid = Ed25519Policy.isWellFormed(signature)
                && matches(key, message, signature)
                && (!cofactored || Ed25519Policy.isRInPrimeOrderGroup(signature));
        return valid ? SignatureOutcome.VALID : SignatureOutcome.INVALID;
    }

    private SignatureOutcome verifyP256(VerificationKey key, byte[] message, byte[] signature) {
        if (signature.length != EcdsaSignature.PLAIN_LENGTH) {
            return SignatureOutcome.INVALID;
        }
        EcdsaSignature ecdsa = EcdsaSignature.ofPlain(signature);
        if (!reducesX && P256Policy.mayBeReduced(ecdsa)) {
            return of(CryptoProviders.bouncyCastle(), highS).verify(key, message, signature);
        }
        if (!ecdsa.isInRange() || !matches(key, message, DerSignature.encode(ecdsa))) {
            return SignatureOutcome.INVALID;
        }
        return highS == HighS.REFUSED && ecdsa.isHighS() ? SignatureOutcome.HIGH_S : SignatureOutcome.VALID;
    }

    /** Asks the provider; whatever it throws at these bytes is a rejection, and its engine is not used again. */
    private boolean matches(VerificationKey key, byte[] message, byte[] encoded) {
        Map<SignatureAlgorithm, Signature> mine = engines.get();
        try {
            Signature engine = mine.computeIfAbsent(key.algorithm(), this::newEngine);
            engine.initVerify(key.publicKey(provider));
            engine.update(message);
            return engine.verify(encoded);
        } catch (GeneralSecurityException | RuntimeException e) {
            mine.remove(key.algorithm());
            return false;
        }
    }

    private Map<SignatureAlgorithm, Signature> newEngines() {
        Map<SignatureAlgorithm, Signature> made = new EnumMap<>(SignatureAlgorithm.class);
        made.put(SignatureAlgorithm.ED25519, newEngine(SignatureAlgorithm.ED25519));
        made.put(SignatureAlgorithm.P256, newEngine(SignatureAlgorithm.P256));
        return made;
    }

    private Signature newEngine(SignatureAlgorithm algorithm) {
        String name = algorithm == SignatureAlgorithm.ED25519 ? "Ed25519" : "SHA256withECDSA";
        try {
            return Signature.getInstance(name, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(provider.getName() + " does not verify " + name, e);
        }
    }
}
