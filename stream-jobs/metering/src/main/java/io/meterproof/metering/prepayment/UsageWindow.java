package io.meterproof.metering.prepayment;

import java.util.Arrays;

/**
 * Money used in the last seven days of service time, in buckets of six hours. Bucket b of the epoch is kept at b mod 28;
 * what is older than the window is forgotten. The array is owned by the record and must not be changed.
 *
 * @param from epoch second of the earliest use ever seen
 * @param to epoch second where the newest use ends; equal to {@code from} while there is none
 * @param buckets micro-units
 */
@SuppressWarnings("ArrayRecordComponent")
public record UsageWindow(long from, long to, long[] buckets) {
    static final int BUCKETS = 28;
    private static final long HOUR = 3600;
    private static final long WIDTH = 6 * HOUR;
    private static final int DAY = 4;

    public static final UsageWindow EMPTY = new UsageWindow(0, 0, new long[BUCKETS]);

    boolean isEmpty() {
        return from == to;
    }

    /** With one more use; in which order they come makes no difference. */
    UsageWindow plus(Consumption use) {
        long begin = use.from().getEpochSecond();
        long end = use.to().getEpochSecond();
        long earliest = isEmpty() ? begin : Math.min(from, begin);
        long newest = isEmpty() ? end : Math.max(to, end);
        long[] moved = movedTo(newest);
        add(use, firstBucket(newest) * WIDTH, moved);
        return new UsageWindow(earliest, newest, moved);
    }

    /**
     * Micro-units an hour: the faster of the last day's mean and the window's, so that a cold day warns at once. The
     * first hours count as six, so that a boiling kettle is not taken for a day's use. Rounded up.
     */
    long perHour() {
        long window = perHourSince(Math.max(from, firstBucket(to) * WIDTH));
        long day = perHourSince(Math.max(from, (lastBucket(to) - DAY + 1) * WIDTH));
        return Math.max(day, window);
    }

    private long perHourSince(long start) {
        long amount = 0;
        for (long bucket = Math.floorDiv(start, WIDTH); bucket <= lastBucket(to); bucket++) {
            amount = Math.addExact(amount, buckets[slot(bucket)]);
        }
        long seconds = Math.max(WIDTH, to - start);
        return amount / seconds * HOUR + Math.floorDiv(amount % seconds * HOUR + seconds - 1, seconds);
    }

    private long[] movedTo(long newest) {
        if (isEmpty()) {
            return new long[BUCKETS];
        }
        long[] moved = buckets.clone();
        long steps = Math.min(BUCKETS, lastBucket(newest) - lastBucket(to));
        for (long i = 0; i < steps; i++) {
            moved[slot(lastBucket(newest) - i)] = 0;
        }
        return moved;
    }

    private static void add(Consumption use, long start, long[] target) {
        long begin = use.from().getEpochSecond();
        long end = use.to().getEpochSecond();
        for (long at = Math.max(begin, start); at < end; ) {
            long next = Math.min(end, (Math.floorDiv(at, WIDTH) + 1) * WIDTH);
            int slot = slot(Math.floorDiv(at, WIDTH));
            target[slot] = Math.addExact(target[slot], use.until(next - begin) - use.until(at - begin));
            at = next;
        }
    }

    private static long firstBucket(long to) {
        return lastBucket(to) - BUCKETS + 1;
    }

    private static long lastBucket(long to) {
        return Math.floorDiv(to - 1, WIDTH);
    }

    private static int slot(long bucket) {
        return (int) Math.floorMod(bucket, (long) BUCKETS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UsageWindow window
                && from == window.from
                && to == window.to
                && Arrays.equals(buckets, window.buckets);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(from) * 31 + Long.hashCode(to) * 31 + Arrays.hashCode(buckets);
    }
}
