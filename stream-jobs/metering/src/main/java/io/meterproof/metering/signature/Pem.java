package io.meterproof.metering.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys as PEM text (RFC 7468): private ones in PKCS #8, public ones in X.509 (RFC 8410 for Ed25519). */
public final class Pem {
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    public static String of(PrivateKey key) {
        return text("PRIVATE KEY", key.getEncoded());
    }

    public static String of(PublicKey key) {
        return text("PUBLIC KEY", key.getEncoded());
    }

    /** @throws GeneralSecurityException if the text holds no private key of the algorithm */
    public static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content(pem)));
    }

    /** @throws GeneralSecurityException if the text holds no private key that the provider knows by this algorithm */
    public static PrivateKey privateKey(String pem, String algorithm, Provider provider)
            throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, provider).generatePrivate(new PKCS8EncodedKeySpec(content(pem)));
    }

    /** @throws GeneralSecurityException if the text holds no public key of the algorithm */
    public static PublicKey publicKey(String pem, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(content(pem)));
    }

    /** @throws GeneralSecurityException if the text holds no public key that the provider knows by this algorithm */
    public static PublicKey publicKey(String pem, String algorithm, Provider provider) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, provider).generatePublic(new X509EncodedKeySpec(content(pem)));
    }

    private static String text(String label, byte[] content) {
        Base64.Encoder base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + base64.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    private static byte[] content(String pem) throws GeneralSecurityException {
        try {
            return Base64.getDecoder()
                    .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not PEM text: " + e.getMessage(), e);
        }
    }
}
