package io.meterproof.metering.signature;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one policy over any provider. Ed25519: 64 bytes, R not the identity, S below L, the key in the prime-order group,
 * and R too where the provider is cofactored. P-256: 64 bytes, r and s in [1, n-1]; a valid one with s above n/2 is told as such.
 * ML-DSA-44: 2420 bytes, always Bouncy Castle's word, for the JDK has none and Corretto's comes and goes with its builds.
 */
public final class ProviderVerifier implements SignatureVerifier {
    private final Provider provider;
    private final boolean cofactored;
    private final boolean reducesX;
    private final ThreadLocal<Map<SignatureAlgorithm, Signature>> engines;

    private ProviderVerifier(Provider provider) {
        this.provider = provider;
        this.cofactored = provider instanceof BouncyCastleProvider;
        this.reducesX = !provider.getName().equals("SunEC");
        this.engines = ThreadLocal.withInitial(this::newEngines);
        this.engines.get();
    }

    /**
     * A verifier that has given the known answers.
     *
     * @throws IllegalArgumentException for a provider without Ed25519 or P-256, or one that answers wrongly
     */
    public static ProviderVerifier of(Provider provider) {
        ProviderVerifier verifier = new ProviderVerifier(provider);
        for (KnownAnswer answer : KnownAnswer.values()) {
            if (!answer.isGivenBy(verifier)) {
                throw new IllegalArgumentException(provider.getName() + " does not give the answer of " + answer);
            }
        }
        return verifier;
    }

    /**
     * Judges a signature.
     *
     * @throws IllegalStateException if the provider fails before it comes to the signature: that says nothing about it
     */
    @Override
    public SignatureOutcome verify(VerificationKey key, byte[] message, byte[] signature) {
        return switch (key.algorithm()) {
            case ED25519 -> verifyEd25519(key, message, signature);
            case P256 -> verifyP256(key, message, signature);
            case ML_DSA_44 -> verifyMlDsa44(key, message, signature);
            case ECDSA -> SignatureOutcome.INVALID;
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
            return of(CryptoProviders.bouncyCastle()).verify(key, message, signature);
        }
        if (!ecdsa.isInRange() || !matches(key, message, DerSignature.encode(ecdsa))) {
            return SignatureOutcome.INVALID;
        }
        return ecdsa.isHighS() ? SignatureOutcome.HIGH_S : SignatureOutcome.VALID;
    }

    private SignatureOutcome verifyMlDsa44(VerificationKey key, byte[] message, byte[] signature) {
        boolean valid = MlDsa44Policy.isWellFormed(signature) && matches(key, message, signature);
        return valid ? SignatureOutcome.VALID : SignatureOutcome.INVALID;
    }

    /** Whatever the provider throws at a signature is a rejection, and its engine is not used again. */
    private boolean matches(VerificationKey key, byte[] message, byte[] encoded) {
        Signature engine = engine(key, message);
        try {
            return engine.verify(encoded);
        } catch (SignatureException | RuntimeException e) {
            engines.get().remove(key.algorithm());
            return false;
        }
    }

    private Signature engine(VerificationKey key, byte[] message) {
        try {
            Signature engine = engines.get().computeIfAbsent(key.algorithm(), this::newEngine);
            engine.initVerify(key.publicKey(providerOf(key.algorithm())));
            engine.update(message);
            return engine;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    providerOf(key.algorithm()).getName() + " fails at a checked key of " + key.algorithm(), e);
        }
    }

    private Map<SignatureAlgorithm, Signature> newEngines() {
        Map<SignatureAlgorithm, Signature> made = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (algorithm.signsBlocks()) {
                made.put(algorithm, newEngine(algorithm));
            }
        }
        return made;
    }

    private Provider providerOf(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.ML_DSA_44 ? CryptoProviders.bouncyCastle() : provider;
    }

    private Signature newEngine(SignatureAlgorithm algorithm) {
        String name = algorithm == SignatureAlgorithm.P256 ? "SHA256withECDSA" : algorithm.label();
        Provider engineer = providerOf(algorithm);
        try {
            return Signature.getInstance(name, engineer);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(engineer.getName() + " does not verify " + name, e);
        }
    }
}
