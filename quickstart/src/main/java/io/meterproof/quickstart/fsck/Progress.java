package io.meterproof.quickstart.fsck;

/** Told how the check gets on. */
interface Progress {
    /** A step begins. */
    void step(String what);

    /** So many more records were read. */
    void moved(long records);
}
