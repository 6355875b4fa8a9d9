package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.HexFormat;

/** How a note is signed (C2SP signed-note, "Signature types", and tlog-cosignature). */
public enum NoteAlgorithm {
    /** Over the text of the note. */
    ED25519(0x01, "Ed25519", 32, "302a300506032b6570032100"),
    /** Over a checkpoint and the time. */
    ED25519_COSIGNATURE(0x04, "Ed25519", 32, "302a300506032b6570032100"),
    /** Over a checkpoint, the time and the signer's name (FIPS 204, pure, with an empty context). */
    ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", 1312, "30820532300b06096086480165030403110382052100");

    private final byte code;
    private final String algorithm;
    private final int keyLength;
    private final byte[] keyInfo;

    NoteAlgorithm(int code, String algorithm, int keyLength, String keyInfo) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.keyLength = keyLength;
        this.keyInfo = HexFormat.of().parseHex(keyInfo);
    }

    static NoteAlgorithm ofCode(byte code) {
        for (NoteAlgorithm candidate : values()) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new InvalidProofException("no signature type is " + code);
    }

    byte code() {
        return code;
    }

    /** As providers call it. */
    String algorithm() {
        return algorithm;
    }

    /** SubjectPublicKeyInfo up to the raw key (RFC 8410 section 4, RFC 9881 section 4). */
    byte[] keyInfo() {
        return keyInfo.clone();
    }

    boolean isCosignature() {
        return this != ED25519;
    }

    void checkKey(byte[] raw) {
        require(raw.length == keyLength, "a raw " + algorithm + " key has " + keyLength + " bytes, not " + raw.length);
        require(
                this == ML_DSA_44_COSIGNATURE || !SmallOrder.has(raw),
                "an Ed25519 key of small order verifies anything");
    }
}
