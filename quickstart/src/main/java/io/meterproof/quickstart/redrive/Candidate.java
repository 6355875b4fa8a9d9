package io.meterproof.quickstart.redrive;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A reading that may be sent again.
 *
 * @param verdict what it got
 * @param begin of which record the bytes stand in front of its own, where a session came in two pieces
 * @param key and value of its record on {@code readings.received}; the arrays are owned by the record
 * @param arrival UTC milliseconds
 */
@SuppressWarnings("ArrayRecordComponent")
record Candidate(
        Place place, Optional<Place> begin, String verdict, byte[] key, byte[] value, long arrival, String source) {

    /** One that came as it is. */
    Candidate(Place place, String verdict, byte[] key, byte[] value, long arrival, String source) {
        this(place, Optional.empty(), verdict, key, value, arrival, source);
    }

    /** The meter by whose channel it is filed, in hexadecimal; empty where it is filed under none. */
    String meter() {
        return key == null || key.length < Hash.LENGTH ? "" : HexFormat.of().formatHex(key, 0, Hash.LENGTH);
    }

    /** What makes two records one: one of them is sent. */
    ByteBuffer content() {
        return ByteBuffer.wrap(value);
    }
}
