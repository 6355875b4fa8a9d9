package io.meterproof.records.publish;

import java.nio.charset.StandardCharsets;

/**
 * Marks a record of {@code readings.received} that was sent again: by a header with the place of the one before it, and by another
 * one with the place of the record whose bytes stand in front of that one's, where a session came in two pieces.
 */
public final class Redriven {
    public static final String HEADER = "redriven";
    public static final String JOINED = "joined";

    private Redriven() {}

    /** The header's value: {@code partition/offset} on {@code readings.received}, in UTF-8. */
    public static byte[] from(int partition, long offset) {
        return (partition + "/" + offset).getBytes(StandardCharsets.UTF_8);
    }
}
