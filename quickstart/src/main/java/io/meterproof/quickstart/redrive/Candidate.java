package io.meterproof.quickstart.redrive;

import io.meterproof.metering.verdict.Verdict;
import io.meterproof.tlog.Hash;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reading that may be sent again: where it lies and what chooses it. Its bytes are read once more when they are sent, for a backlog
 * has no bounds.
 *
 * @param verdict what it got
 * @param begin of which record the bytes stand in front of its own, where a session came in two pieces
 * @param meter by whose channel it is filed, in hexadecimal; empty where it is filed under none
 * @param arrival UTC milliseconds
 * @param content digest of the value that is sent: of equal ones one is sent
 * @param bytes how much is to be read for it
 */
record Candidate(
        Place place,
        Optional<Place> begin,
        Verdict verdict,
        String meter,
        long arrival,
        String source,
        Hash content,
        int bytes) {

    /** The meter that a key of {@code readings.received} names. */
    static String meter(byte @Nullable [] key) {
        return key == null || key.length < Hash.LENGTH ? "" : HexFormat.of().formatHex(key, 0, Hash.LENGTH);
    }
}
