package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.HexFormat;

/** Public keys in documents and trust files: algorithm, raw bytes and identity must belong together. */
final class KeyJson {
    private KeyJson() {}

    static String name(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "Ed25519";
            case P256 -> "P-256";
            case ML_DSA_44 -> "ML-DSA-44";
        };
    }

    static SignatureAlgorithm readAlgorithm(Fields fields) {
        return switch (fields.text("algorithm")) {
            case "Ed25519" -> SignatureAlgorithm.ED25519;
            case "P-256" -> SignatureAlgorithm.P256;
            default -> throw fields.refuse("algorithm", "is neither Ed25519 nor P-256");
        };
    }

    /** A raw public key: 32 bytes of Ed25519 (RFC 8032) or 65 of P-256 (SEC 1, uncompressed), in lower-case hex. */
    static byte[] readPublicKey(Fields fields, SignatureAlgorithm algorithm) {
        byte[] raw = fields.converted("publicKey", HexFormat.of()::parseHex, "is not hexadecimal");
        int length = algorithm == SignatureAlgorithm.P256 ? 65 : 32;
        fields.check(raw.length == length, "publicKey", "has " + raw.length + " bytes, not " + length);
        fields.check(
                HexFormat.of().formatHex(raw).equals(fields.text("publicKey")),
                "publicKey",
                "is not in lower-case hexadecimal");
        return raw;
    }

    static Hash readKey(Fields fields, SignatureAlgorithm algorithm, byte[] publicKey) {
        Hash key = fields.hash("key");
        fields.check(key.equals(Identities.key(algorithm, publicKey)), "key", "is not the identity of publicKey");
        return key;
    }
}
