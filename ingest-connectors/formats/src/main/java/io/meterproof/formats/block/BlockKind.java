package io.meterproof.formats.block;

/** What a block is: one live reading, the day's seal, or a charging transaction. */
public enum BlockKind {
    LIVE(0),
    SEAL(1),
    CHARGING(2);

    private static final BlockKind[] ALL = values();

    private final byte code;

    BlockKind(int code) {
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
    public static BlockKind ofCode(int code) {
        for (BlockKind candidate : ALL) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown BlockKind code " + code);
    }
}
