package io.meterproof.quickstart.scenario;

import java.util.Optional;

/** What goes wrong in the field, and the verdict it meets; none where it is accepted and corrected instead. */
public enum Dirt {
    DUPLICATE("DUPLICATE"),
    FORGED_SIGNATURE("BAD_SIGNATURE"),
    FLIPPED_BIT("BAD_SIGNATURE"),
    FOREIGN_KEY("KEY_NOT_VALID_AT"),
    UNKNOWN_METER("UNKNOWN_METER"),
    FUTURE("FROM_THE_FUTURE"),
    TRUNCATED("MALFORMED"),
    CONFLICT("CONFLICTING"),
    /** Comes after its gap was estimated and billed. */
    LATE_SEAL,
    /** Differs from the live readings that were billed. */
    DIFFERING_SEAL,
    /** Never comes; its gap stays an estimate. */
    MISSING_SEAL,
    /** Bytes that are not even a record. */
    NO_RECORD;

    private final Optional<String> verdict;

    Dirt() {
        verdict = Optional.empty();
    }

    Dirt(String verdict) {
        this.verdict = Optional.of(verdict);
    }

    Optional<String> verdict() {
        return verdict;
    }
}
