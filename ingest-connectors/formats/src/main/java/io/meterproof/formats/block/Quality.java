package io.meterproof.formats.block;

/** Reading quality codes; the names follow IEC 61968-9. */
public enum Quality {
    RAW(0),
    VALIDATED(1),
    ESTIMATED(2),
    EDITED(3),
    QUESTIONABLE(4),
    DERIVED(5);

    private static final Quality[] ALL = values();

    private final byte code;

    Quality(int code) {
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
    public static Quality ofCode(int code) {
        for (Quality candidate : ALL) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown Quality code " + code);
    }
}
