package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.HexFormat;

/** Public keys in documents and trust files: algorithm, raw bytes and identity must belong together. */
final class KeyJson {
    private KeyJson() {}

    static String name(SignatureAlgorithm algorithm) {
        return algorithm.label();
    }

    static SignatureAlgorithm readAlgorithm(Fields fields) {
        return fields.converted("algorithm", SignatureAlgorithm::ofLabel, "is none of Ed25519, P-256 and ML-DSA-44");
    }

    /** A raw public key of {@link SignatureAlgorithm#keyLength} bytes, in lower-case hex. */
    static byte[] readPublicKey(Fields fields, SignatureAlgorithm algorithm) {
        byte[] raw = fields.converted("publicKey", HexFormat.of()::parseHex, "is not hexadecimal");
        int length = algorithm.keyLength();
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
