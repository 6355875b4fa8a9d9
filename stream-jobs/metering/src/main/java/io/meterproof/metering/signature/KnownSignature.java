package io.meterproof.metering.signature;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.signed.EllipticCurve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Signature;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A signature made by hand (SEC 1 section 4.1.3), to find out what a provider verifies: the JDK takes keys of curves that
 * it then refuses to calculate on. The digest is one byte, so that no hash is needed.
 */
final class KnownSignature {
    private static final BigInteger PRIVATE_KEY = BigInteger.valueOf(5);
    private static final BigInteger NONCE = BigInteger.valueOf(7);
    private static final byte[] DIGEST = {1};

    private KnownSignature() {}

    static boolean isVerifiedBy(Provider provider, EllipticCurve curve) {
        try {
            Signature engine = Signature.getInstance("NONEwithECDSA", provider);
            engine.initVerify(publicKey(curve).of(provider));
            engine.update(DIGEST);
            return engine.verify(DerSignature.encode(signature(curve)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static EcPublicKey publicKey(EllipticCurve curve) throws InvalidKeyException {
        return EcPublicKey.of(multiple(curve, PRIVATE_KEY).getEncoded(false), curve);
    }

    private static EcdsaSignature signature(EllipticCurve curve) {
        BigInteger order = CurveDomain.of(curve).order();
        BigInteger r = multiple(curve, NONCE).getAffineXCoord().toBigInteger().mod(order);
        BigInteger s = new BigInteger(DIGEST)
                .add(r.multiply(PRIVATE_KEY))
                .multiply(NONCE.modInverse(order))
                .mod(order);
        return new EcdsaSignature(r, s);
    }

    private static ECPoint multiple(EllipticCurve curve, BigInteger factor) {
        return CurveDomain.of(curve).parameters().getG().multiply(factor).normalize();
    }
}
