package io.meterproof.metering.signature;

import io.meterproof.formats.signed.EllipticCurve;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;

/** The forms in which keys of the field come. */
final class EncodedPoint {
    private static final byte SEQUENCE = 0x30;
    private static final byte UNCOMPRESSED = 4;

    private EncodedPoint() {}

    /** The checked point as 04 ‖ X ‖ Y. */
    static byte[] uncompressed(byte[] encoded, EllipticCurve curve) throws InvalidKeyException {
        int bare = 2 * curve.coordinateLength();
        if (encoded.length == bare) {
            byte[] point = new byte[1 + bare];
            point[0] = UNCOMPRESSED;
            System.arraycopy(encoded, 0, point, 1, bare);
            return checked(point, curve);
        }
        boolean info = encoded.length > bare && encoded[0] == SEQUENCE;
        return checked(info ? pointOfInfo(encoded, curve) : encoded, curve);
    }

    /** Bouncy Castle looks at the form, at the range of the coordinates and at the equation of the curve. */
    private static byte[] checked(byte[] encoded, EllipticCurve curve) throws InvalidKeyException {
        boolean hybrid = encoded.length > 0 && (encoded[0] & ~1) == 6;
        try {
            ECPoint point = CurveDomain.of(curve).parameters().getCurve().decodePoint(encoded);
            if (hybrid || point.isInfinity() || !point.isValid()) {
                throw new InvalidKeyException("the key is not a usable point of " + curve);
            }
            return point.getEncoded(false);
        } catch (RuntimeException e) {
            throw new InvalidKeyException("the key is not a point of " + curve, e);
        }
    }

    /**
     * The curve that a SubjectPublicKeyInfo names.
     *
     * @throws InvalidKeyException where it names none of those that formats use
     */
    static EllipticCurve curveOf(byte[] info) throws InvalidKeyException {
        try {
            if (SubjectPublicKeyInfo.getInstance(info).getAlgorithm().getParameters()
                    instanceof ASN1ObjectIdentifier named) {
                return EllipticCurve.ofOid(named.getId())
                        .orElseThrow(() -> new InvalidKeyException("no format uses the curve " + named.getId()));
            }
        } catch (RuntimeException e) {
            throw new InvalidKeyException("the key is not a SubjectPublicKeyInfo", e);
        }
        throw new InvalidKeyException("the key is not one of a named curve");
    }

    private static byte[] pointOfInfo(byte[] encoded, EllipticCurve curve) throws InvalidKeyException {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(encoded);
            if (!Arrays.equals(info.getEncoded("DER"), encoded)) {
                throw new InvalidKeyException("the key is not DER");
            }
            if (!info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                    || !(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named)) {
                throw new InvalidKeyException("the key is not one of a named curve");
            }
            if (!named.getId().equals(curve.oid())) {
                throw new InvalidKeyException("the key is of another curve than " + curve);
            }
            return info.getPublicKeyData().getOctets();
        } catch (IOException | RuntimeException e) {
            throw new InvalidKeyException("the key is not a SubjectPublicKeyInfo", e);
        }
    }
}
