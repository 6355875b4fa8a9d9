package io.meterproof.metering.signature;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.EllipticCurve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A public key that is a point of its curve, SEC 1 section 3.2.2.1; the cofactor is 1 on all of them. */
public final class EcPublicKey {
    private static final List<Function<String, Optional<byte[]>>> TEXTS =
            List.of(BinaryText::ofHex, BinaryText::ofBase64, BinaryText::ofBase32);

    private final EllipticCurve curve;
    private final byte[] info;

    private EcPublicKey(EllipticCurve curve, byte[] point) {
        this.curve = curve;
        this.info = info(curve, point);
    }

    /**
     * Reads a SubjectPublicKeyInfo (RFC 5480), X ‖ Y, or a point as SEC 1 section 2.3.3 writes it, compressed or not.
     *
     * @param curve the one that the signature claims
     * @throws InvalidKeyException for anything else, a point off the curve, infinity, or a key of another curve
     */
    public static EcPublicKey of(byte[] encoded, EllipticCurve curve) throws InvalidKeyException {
        return new EcPublicKey(curve, EncodedPoint.uncompressed(encoded, curve));
    }

    /**
     * Reads the one form of a key that is enrolled: see {@link #subjectPublicKeyInfo}.
     *
     * @throws InvalidKeyException for any other bytes, or a curve that no format uses
     */
    public static EcPublicKey ofInfo(byte[] info) throws InvalidKeyException {
        EcPublicKey key = of(info, EncodedPoint.curveOf(info));
        if (!Arrays.equals(key.info, info)) {
            throw new InvalidKeyException("the key is not the SubjectPublicKeyInfo of an uncompressed point");
        }
        return key;
    }

    /**
     * Reads the same from hexadecimal, base64 or base32: the first of these that is a key of the curve.
     *
     * @throws InvalidKeyException when none is
     */
    public static EcPublicKey ofText(String text, EllipticCurve curve) throws InvalidKeyException {
        InvalidKeyException refused = new InvalidKeyException("the key is neither hexadecimal nor base64 nor base32");
        for (Function<String, Optional<byte[]>> encoding : TEXTS) {
            Optional<byte[]> encoded = encoding.apply(text);
            if (encoded.isPresent()) {
                try {
                    return of(encoded.get(), curve);
                } catch (InvalidKeyException e) {
                    refused = e;
                }
            }
        }
        throw refused;
    }

    public EllipticCurve curve() {
        return curve;
    }

    /** The SubjectPublicKeyInfo with the curve's name and the uncompressed point: one form for one key. */
    public byte[] subjectPublicKeyInfo() {
        return info.clone();
    }

    /** The provider's own object for this key. */
    PublicKey of(Provider provider) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(info));
    }

    private static byte[] info(EllipticCurve curve, byte[] point) {
        try {
            return new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(
                                    X9ObjectIdentifiers.id_ecPublicKey, new ASN1ObjectIdentifier(curve.oid())),
                            point)
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException("an object in memory has an encoding", e);
        }
    }
}
