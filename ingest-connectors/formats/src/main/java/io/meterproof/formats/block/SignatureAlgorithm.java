package io.meterproof.formats.block;

/** The signature algorithms of native blocks. */
public enum SignatureAlgorithm {
    ED25519(1),
    P256(2),
    ML_DSA_44(3);

    private static final SignatureAlgorithm[] ALL = values();

    private final byte code;

    SignatureAlgorithm(int code) {
        this.code = (byte) code;
    }

    /** The code in the signed bytes. */
    public byte code() {
        return code;
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
}
