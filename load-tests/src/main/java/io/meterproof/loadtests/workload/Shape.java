package io.meterproof.loadtests.workload;

/**
 * How a load is made.
 *
 * @param blockSize readings under one signature, 1 to 96
 * @param duplicates how many blocks in a hundred are sent again
 * @param late how many in a hundred come after their successor
 * @param forged how many in a hundred are preceded by a forgery
 */
public record Shape(int blockSize, double duplicates, double late, double forged) {
    /** The quarter hours of a day. */
    static final int DAY = 96;

    public Shape {
        if (blockSize < 1 || blockSize > DAY) {
            throw new IllegalArgumentException("a block has 1 to " + DAY + " readings, not " + blockSize);
        }
        if (!isShare(duplicates) || !isShare(late) || !isShare(forged)) {
            throw new IllegalArgumentException("a share is 0 to 100 in a hundred");
        }
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 100;
    }
}
