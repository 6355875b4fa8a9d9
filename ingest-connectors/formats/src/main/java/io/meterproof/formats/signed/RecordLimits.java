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
     * @throws MalformedRecordException when empty or above {@link #MAX_BYTES}
     */
    public static void checkSize(byte[] bytes) throws MalformedRecordException {
        if (bytes.length == 0) {
            throw new MalformedRecordException("empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new MalformedRecordException("longer than " + MAX_BYTES + " bytes");
        }
    }
}
