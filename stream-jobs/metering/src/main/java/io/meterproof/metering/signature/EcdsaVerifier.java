package io.meterproof.metering.signature;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.SignatureHash;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.EnumSet;
import java.util.Set;

/**
 * ECDSA over the curves of foreign formats: the provider where it has the curve, else Bouncy Castle, which has them all.
 * Both halves of s count: meters of the field write either.
 */
public final class EcdsaVerifier {
    private final Provider provider;
    private final Set<EllipticCurve> curves;
    private final boolean reducesX;

    private EcdsaVerifier(Provider provider) {
        this.provider = provider;
        this.reducesX = !provider.getName().equals("SunEC");
        this.curves = EnumSet.noneOf(EllipticCurve.class);
        for (EllipticCurve curve : EllipticCurve.values()) {
            if (KnownSignature.isVerifiedBy(provider, curve)) {
                curves.add(curve);
            }
        }
    }

    public static EcdsaVerifier of(Provider provider) {
        return new EcdsaVerifier(provider);
    }

    /** The curves that the provider itself verifies. */
    public Set<EllipticCurve> curves() {
        return Set.copyOf(curves);
    }

    /**
     * Verifies a signature over a message. Any exception of the provider at these bytes is a rejection.
     *
     * @return what it took to accept the signature beyond the standard, most often nothing
     * @throws SignatureException with the reason when the signature is not the key's over the message
     */
    public Set<Leniency> verify(EcPublicKey key, byte[] message, RecordSignature signature, Set<Leniency> granted)
            throws SignatureException {
        if (key.curve() != signature.curve()) {
            throw new SignatureException("the key is of another curve than " + signature.curve());
        }
        SignatureNumbers read = SignatureNumbers.of(signature, granted);
        if (!matches(key, message, read.numbers(), signature.hash())) {
            throw new SignatureException("the signature is not the key's over these bytes");
        }
        return read.used();
    }

    private boolean matches(EcPublicKey key, byte[] message, EcdsaSignature numbers, SignatureHash hash) {
        Provider asked = judges(key.curve(), numbers) ? provider : CryptoProviders.bouncyCastle();
        try {
            Signature engine = Signature.getInstance(hash + "withECDSA", asked);
            engine.initVerify(key.of(asked));
            engine.update(message);
            return engine.verify(DerSignature.encode(numbers));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Whether the provider is to be asked. The JDK forgets to reduce x modulo n (SEC 1 section 4.1.4 step 5), so that it
     * refuses valid signatures with r + n below p; an honest one is next to impossible.
     */
    private boolean judges(EllipticCurve curve, EcdsaSignature numbers) {
        CurveDomain domain = CurveDomain.of(curve);
        boolean ambiguous = numbers.r().add(domain.order()).compareTo(domain.characteristic()) < 0;
        return curves.contains(curve) && (reducesX || !ambiguous);
    }
}
