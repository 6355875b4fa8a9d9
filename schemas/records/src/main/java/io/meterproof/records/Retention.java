package io.meterproof.records;

/** What a topic keeps, until an account is erased. */
public enum Retention {
    /** Every record. */
    EVERYTHING,
    /** The last value of each key; that a key was withdrawn is forgotten after a day. */
    LAST_OF_KEY,
    /**
     * Every record, each under a key of its own, until a tombstone erases it; the tombstone stays. What it takes back is gone after a
     * month at the latest.
     */
    UNTIL_ERASED,
    /**
     * The last value of each key, and its tombstone: a key that was withdrawn is never taken for one that was never there.
     * What a tombstone takes back is gone after a day at the latest.
     */
    LAST_OF_KEY_OR_TOMBSTONE
}
