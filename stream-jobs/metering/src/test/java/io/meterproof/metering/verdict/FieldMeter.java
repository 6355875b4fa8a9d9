package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.signature.CryptoProviders;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/** A meter of the field with a key of its own, which signs with Bouncy Castle. */
public record FieldMeter(EllipticCurve curve, KeyPair keys) {

    public static FieldMeter on(EllipticCurve curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
            generator.initialize(new ECGenParameterSpec(curve.standardName()));
            return new FieldMeter(curve, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The SubjectPublicKeyInfo. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }

    /** DER over SHA-256. */
    public byte[] sign(byte[] message) {
        return sign(message, "SHA256withECDSA");
    }

    /** r ‖ s over SHA-256. */
    public byte[] signPlain(byte[] message) {
        return sign(message, "SHA256withPLAIN-ECDSA");
    }

    /** An OCMF record of this payload. */
    public byte[] ocmf(String payload) {
        return ocmf(payload, sign(payload.getBytes(UTF_8)));
    }

    public byte[] ocmf(String payload, byte[] signature) {
        return ("OCMF|" + payload + "|{\"SA\":\"ECDSA-" + curve + "-SHA256\",\"SD\":\""
                        + HexFormat.of().formatHex(signature) + "\"}")
                .getBytes(UTF_8);
    }

    private byte[] sign(byte[] message, String algorithm) {
        try {
            Signature engine = Signature.getInstance(algorithm, CryptoProviders.bouncyCastle());
            engine.initSign(keys.getPrivate());
            engine.update(message);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
