package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;

/**
 * A bundle that differs from a valid one in one place, and, where something was left out and the rest made to fit, in what follows from that. The array is owned by the record.
 *
 * @param place in the valid bundle
 */
@SuppressWarnings("ArrayRecordComponent")
record Change(Kind kind, JsonPointer place, byte[] bundle) {
    /** What was done; all but a flipped bit come with a digest that matches, as a forger would make it. */
    enum Kind {
        BIT,
        ALTERED,
        LEFT_OUT,
        DOUBLED,
        SWAPPED,
        SPLICED,
        OLDER_VERSION,
        /** From here on everything is made to fit: numbers, links, balances, statements, multiproofs, digest. */
        LINE_OMITTED,
        INTERVAL_OMITTED,
        USE_OMITTED,
        CREDIT_OMITTED,
        TOP_UP_OMITTED,
        CHARGES_OMITTED,
        CHANNEL_OMITTED,
        /** The bill as it was before its newest statement, as of the checkpoint that has the newest. */
        OLDER_STATEMENT;

        boolean isMadeToFit() {
            return compareTo(LINE_OMITTED) >= 0;
        }

        boolean matchesDigest() {
            return this != BIT;
        }
    }

    /** A changed bundle, with a digest that matches. */
    static Change of(Kind kind, JsonPointer place, ObjectNode tree) {
        tree.put("digest", "");
        tree.put("digest", TreeHasher.sha256(encoded(tree)).hex());
        return new Change(kind, place, encoded(tree));
    }

    private static byte[] encoded(ObjectNode tree) {
        return CanonicalJson.encode(tree).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return kind + " " + (place.toString().isEmpty() ? "/" : place);
    }
}
