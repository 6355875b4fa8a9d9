package io.meterproof.metering.verdict;

/** Consecutive sequence numbers that were passed but never seen. */
public record MissingRange(long first, int length) {
    static final int MAX_LENGTH = 0xffff;

    public MissingRange {
        if (first < 1 || length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("not a range of sequence numbers: " + first + " + " + length);
        }
    }

    /** The number after the last missing one. */
    public long end() {
        return first + length;
    }

    /** How many of [from, to) are missing here. */
    long overlap(long from, long to) {
        return Math.max(0, Math.min(end(), to) - Math.max(first, from));
    }
}
