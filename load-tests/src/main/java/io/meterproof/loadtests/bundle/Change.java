package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A bundle that differs from a valid one in one place. The array is owned by the record.
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
        OLDER_VERSION;

        boolean matchesDigest() {
            return this != BIT;
        }
    }

    @Override
    public String toString() {
        return kind + " " + (place.toString().isEmpty() ? "/" : place);
    }
}
