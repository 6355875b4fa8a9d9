package io.meterproof.formats.signed;

/** What a record may hold at most, whatever its format. */
public final class RecordLimits {
    public static final int MAX_BYTES = 1 << 20;
    public static final int MAX_DEPTH = 32;
    public static final int MAX_READINGS = 300;
    public static final int MAX_RECORDS = 100;

    private RecordLimits() {}

    /**
     * Refuses bytes that no meter sends.
     *
     * @throws MalformedSignedRecordException when empty or above {@link #MAX_BYTES}
     */
    public static void checkSize(byte[] bytes) throws MalformedSignedRecordException {
        if (bytes.length == 0) {
            throw new MalformedSignedRecordException("empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new MalformedSignedRecordException("longer than " + MAX_BYTES + " bytes");
        }
    }
}
