package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.TreeHasher;
import java.util.function.Supplier;

/**
 * A bundle that differs from a valid one in one place, and, where something was left out and the rest made to fit, in what follows from that.
 *
 * @param place in the valid bundle
 * @param making makes the changed bundle when it is asked for: of a year's there are a hundred thousand, of megabytes each
 */
record Change(Kind kind, JsonPointer place, Supplier<byte[]> making) {
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
    static Change of(Kind kind, JsonPointer place, Supplier<ObjectNode> forgery) {
        return new Change(kind, place, () -> sealed(forgery.get()));
    }

    private static byte[] sealed(ObjectNode tree) {
        tree.put("digest", "");
        tree.put("digest", TreeHasher.sha256(CanonicalJson.encodeUtf8(tree)).hex());
        return CanonicalJson.encodeUtf8(tree);
    }

    /** The changed bundle, made anew each time. */
    byte[] bundle() {
        return making.get();
    }

    @Override
    public String toString() {
        return kind + " " + (place.toString().isEmpty() ? "/" : place);
    }
}
