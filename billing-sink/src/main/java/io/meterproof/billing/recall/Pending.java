package io.meterproof.billing.recall;

/**
 * A recall that is not answered yet.
 *
 * @param recall as it came
 * @param due when it is tried next, milliseconds
 * @param pause before it is tried once more, milliseconds
 */
record Pending(byte[] recall, long due, long pause) {
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 60_000;

    static Pending of(byte[] recall, long now) {
        return new Pending(recall, now, FIRST_PAUSE);
    }

    Pending later(long now) {
        return new Pending(recall, now + pause, Math.min(2 * pause, LONGEST_PAUSE));
    }
}
