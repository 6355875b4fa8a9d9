package io.meterproof.formats.block;

/** Whether values are consumption per interval or cumulative register values. */
public enum ReadingMode {
    INTERVAL(0),
    REGISTER(1);

    private static final ReadingMode[] ALL = values();

    private final byte code;

    ReadingMode(int code) {
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
    public static ReadingMode ofCode(int code) {
        for (ReadingMode candidate : ALL) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown ReadingMode code " + code);
    }
}
