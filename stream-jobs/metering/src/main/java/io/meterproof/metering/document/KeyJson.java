package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/** Public keys in documents and trust files: algorithm, raw bytes and identity must belong together. */
final class KeyJson {
    private KeyJson() {}

    static String name(SignatureAlgorithm algorithm) {
        return algorithm.label();
    }

    static SignatureAlgorithm readAlgorithm(Fields fields) {
        return fields.converted(
                "algorithm", SignatureAlgorithm::ofLabel, "is none of Ed25519, P-256, ML-DSA-44 and ECDSA");
    }

    /**
     * A raw public key of {@link SignatureAlgorithm#keyLength} bytes, or a SubjectPublicKeyInfo with a named curve (RFC 5480),
     * in lower-case hex.
     */
    static byte[] readPublicKey(Fields fields, SignatureAlgorithm algorithm) {
        byte[] raw = fields.converted("publicKey", HexFormat.of()::parseHex, "is not hexadecimal");
        checkForm(fields, algorithm, raw);
        fields.check(
                HexFormat.of().formatHex(raw).equals(fields.text("publicKey")),
                "publicKey",
                "is not in lower-case hexadecimal");
        return raw;
    }

    private static void checkForm(Fields fields, SignatureAlgorithm algorithm, byte... raw) {
        if (algorithm == SignatureAlgorithm.ECDSA) {
            try {
                EcPublicKey.ofInfo(raw);
            } catch (InvalidKeyException e) {
                throw fields.refuse("publicKey", "is refused: " + e.getMessage());
            }
        } else {
            int length = algorithm.keyLength();
            fields.check(raw.length == length, "publicKey", "has " + raw.length + " bytes, not " + length);
        }
    }

    static Hash readKey(Fields fields, SignatureAlgorithm algorithm, byte[] publicKey) {
        Hash key = fields.hash("key");
        fields.check(key.equals(Identities.key(algorithm, publicKey)), "key", "is not the identity of publicKey");
        return key;
    }
}
