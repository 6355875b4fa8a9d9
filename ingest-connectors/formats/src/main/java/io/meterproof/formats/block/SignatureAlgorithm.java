package io.meterproof.formats.block;

/** The signature algorithms of meters. */
public enum SignatureAlgorithm {
    /** RFC 8032: key as there, signature R ‖ S. */
    ED25519(1, "Ed25519", 32, 64),
    /** FIPS 186-5: key as an uncompressed point of SEC 1, signature r ‖ s. */
    P256(2, "P-256", 65, 64),
    /** FIPS 204: pure ML-DSA with an empty context. */
    ML_DSA_44(3, "ML-DSA-44", 1312, 2420),
    /** Of foreign records only: key as a SubjectPublicKeyInfo (RFC 5480), which names the curve and so the lengths. */
    ECDSA(4, "ECDSA", 0, 0);

    private static final SignatureAlgorithm[] ALL = values();

    private final byte code;
    private final String label;
    private final int keyLength;
    private final int signatureLength;

    SignatureAlgorithm(int code, String label, int keyLength, int signatureLength) {
        this.code = (byte) code;
        this.label = label;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    /** Whether native blocks can be signed with it. */
    public boolean signsBlocks() {
        return this != ECDSA;
    }

    /** The code in the signed bytes. */
    public byte code() {
        return code;
    }

    /** The name in documents. */
    public String label() {
        return label;
    }

    /** Bytes of a raw public key; 0 where the curve tells. */
    public int keyLength() {
        return keyLength;
    }

    /** Bytes of a signature; 0 where the curve tells. */
    public int signatureLength() {
        return signatureLength;
    }

    /**
     * The constant of a signed code.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static SignatureAlgorithm ofCode(int code) {
        for (SignatureAlgorithm candidate : ALL) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown SignatureAlgorithm code " + code);
    }

    /**
     * The constant of a name in documents.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static SignatureAlgorithm ofLabel(String label) {
        for (SignatureAlgorithm candidate : ALL) {
            if (candidate.label.equals(label)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(label + " is none of Ed25519, P-256, ML-DSA-44 and ECDSA");
    }
}
