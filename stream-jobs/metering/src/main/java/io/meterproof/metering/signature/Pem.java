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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as PEM text (RFC 7468): private ones in PKCS #8, public ones in X.509 (RFC 8410 for Ed25519). */
public final class Pem {
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    public static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final int LINE_LENGTH = 64;
    private static final Pattern TEXT =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,60})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

    private Pem() {}

    /** What a text begins with, behind whatever explains it: a label, and the bytes that it says something about. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Labelled(String label, byte[] content) {}

    /** @throws GeneralSecurityException if the text holds nothing in PEM */
    public static Labelled first(String pem) throws GeneralSecurityException {
        Matcher text = TEXT.matcher(pem);
        if (!text.find()) {
            throw new GeneralSecurityException("not PEM text");
        }
        try {
            byte[] content = Base64.getDecoder().decode(text.group(2).replaceAll("\\s", ""));
            return new Labelled(text.group(1), content);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not PEM text: " + e.getMessage(), e);
        }
    }

    public static String of(PrivateKey key) {
        return text(PRIVATE_KEY, key.getEncoded());
    }

    public static String of(PublicKey key) {
        return text(PUBLIC_KEY, key.getEncoded());
    }

    /** @throws GeneralSecurityException if the text holds no private key of the algorithm */
    public static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content(pem, PRIVATE_KEY)));
    }

    /** @throws GeneralSecurityException if the text holds no private key that the provider knows by this algorithm */
    public static PrivateKey privateKey(String pem, String algorithm, Provider provider)
            throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, provider)
                .generatePrivate(new PKCS8EncodedKeySpec(content(pem, PRIVATE_KEY)));
    }

    /** @throws GeneralSecurityException if the text holds no public key of the algorithm */
    public static PublicKey publicKey(String pem, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(content(pem, PUBLIC_KEY)));
    }

    /** @throws GeneralSecurityException if the text holds no public key that the provider knows by this algorithm */
    public static PublicKey publicKey(String pem, String algorithm, Provider provider) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, provider)
                .generatePublic(new X509EncodedKeySpec(content(pem, PUBLIC_KEY)));
    }

    /** @throws GeneralSecurityException if the text begins with no PEM under the label */
    public static byte[] content(String pem, String label) throws GeneralSecurityException {
        Labelled first = first(pem);
        if (!first.label().equals(label)) {
            throw new GeneralSecurityException("it begins with no " + label + " in PEM");
        }
        return first.content();
    }

    private static String text(String label, byte[] content) {
        Base64.Encoder base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + base64.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}
