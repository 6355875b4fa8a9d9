package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;

/**
 * A key pair on a curve of the field, derived from a secret. The array is owned by the record.
 *
 * @param publicKeyInfo SubjectPublicKeyInfo, RFC 5480
 */
@SuppressWarnings("ArrayRecordComponent")
record FieldKey(PrivateKey privateKey, byte[] publicKeyInfo) {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    static FieldKey of(EllipticCurve curve, Hash secret) {
        ECNamedCurveParameterSpec parameters = ECNamedCurveTable.getParameterSpec(curve.standardName());
        BigInteger scalar = new BigInteger(1, secret.bytes())
                .mod(parameters.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] point = parameters.getG().multiply(scalar).normalize().getEncoded(false);
        try {
            PrivateKey key = KeyFactory.getInstance("EC", BOUNCY_CASTLE)
                    .generatePrivate(new ECPrivateKeySpec(scalar, parameters));
            return new FieldKey(key, EcPublicKey.of(point, curve).subjectPublicKeyInfo());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a multiple of the base point is a key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has every curve of the field", e);
        }
    }
}
