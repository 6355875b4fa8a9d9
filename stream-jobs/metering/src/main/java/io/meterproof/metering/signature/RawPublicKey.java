package io.meterproof.metering.signature;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * Raw public keys: Ed25519 as 32 bytes (RFC 8032), P-256 as 65 bytes (SEC 1 uncompressed), ML-DSA-44 as 1312 bytes (FIPS 204),
 * ECDSA as SubjectPublicKeyInfo (RFC 5480). Our own checks come first,
 * because providers differ in theirs.
 */
final class RawPublicKey {
    /** SubjectPublicKeyInfo up to the key, RFC 8410 section 4. */
    private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    /** SubjectPublicKeyInfo up to the point, RFC 5480 section 2. */
    private static final byte[] P256_INFO =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    /** SubjectPublicKeyInfo up to the key, RFC 9881 section 4. */
    private static final byte[] ML_DSA_44_INFO =
            HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private RawPublicKey() {}

    static void check(SignatureAlgorithm algorithm, byte[] raw) throws InvalidKeyException {
        switch (algorithm) {
            case ED25519 -> Ed25519Policy.checkKey(raw);
            case P256 -> P256Policy.checkKey(raw);
            case ML_DSA_44 -> MlDsa44Policy.checkKey(raw);
            case ECDSA -> EcPublicKey.ofInfo(raw);
        }
    }

    static PublicKey parse(SignatureAlgorithm algorithm, byte[] raw, Provider provider)
            throws GeneralSecurityException {
        return switch (algorithm) {
            case ED25519 -> parse("Ed25519", ED25519_INFO, raw, provider);
            case P256 -> parse("EC", P256_INFO, raw, provider);
            case ML_DSA_44 -> parse("ML-DSA-44", ML_DSA_44_INFO, raw, provider);
            case ECDSA -> throw new InvalidKeyException("ECDSA keys verify foreign records only");
        };
    }

    private static PublicKey parse(String name, byte[] info, byte[] raw, Provider provider)
            throws GeneralSecurityException {
        byte[] encoded = new byte[info.length + raw.length];
        System.arraycopy(info, 0, encoded, 0, info.length);
        System.arraycopy(raw, 0, encoded, info.length, raw.length);
        return KeyFactory.getInstance(name, factoryOf(name, provider)).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Corretto verifies Ed25519 but leaves making its keys to the platform. */
    private static Provider factoryOf(String name, Provider provider) {
        return provider.getService("KeyFactory", name) == null ? CryptoProviders.jdk() : provider;
    }
}
