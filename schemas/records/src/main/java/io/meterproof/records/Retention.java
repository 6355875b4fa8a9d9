package io.meterproof.records;

/** What a topic keeps, for ever. */
public enum Retention {
    /** Every record. */
    EVERYTHING,
    /** The last value of each key; that a key was withdrawn is forgotten after a day. */
    LAST_OF_KEY,
    /**
     * The last value of each key, and its tombstone: a key that was withdrawn is never taken for one that was never there.
     * What a tombstone takes back is gone after a day at the latest.
     */
    LAST_OF_KEY_OR_TOMBSTONE
}
