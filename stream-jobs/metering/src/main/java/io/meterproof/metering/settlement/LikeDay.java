package io.meterproof.metering.settlement;

import java.util.stream.IntStream;

/**
 * The estimation rule {@code like-day/1}: an interval behind a channel's last reading used what the intervals used that began whole
 * weeks earlier, in the {@value #MOST} weeks up to that reading: the mean of at least {@value #FEWEST} of them, rounded half up to the
 * milli-unit. So a day is like those of its own weekday, by UTC.
 */
public final class LikeDay {
    /** Seconds. */
    public static final int WEEK = 7 * 24 * 60 * 60;
    /** Seconds behind the last reading: what is silent for longer is nobody's habit any more. */
    public static final int LONGEST = 62 * 24 * 60 * 60;

    static final int MOST = 4;
    private static final int FEWEST = 2;

    private LikeDay() {}

    /** Whether intervals of so many seconds begin at the same times of each week. */
    public static boolean repeats(int interval) {
        return WEEK % interval == 0;
    }

    /** How many weeks before an instant there may be readings of its like, where the last one ended at another. */
    static IntStream weeks(long second, long end) {
        int first = Math.toIntExact(Math.floorDiv(second - end, WEEK)) + 1;
        return IntStream.range(first, first + MOST);
    }

    /** Whether so many weeks before an instant lie within the weeks that count, where the last reading ended at another. */
    public static boolean counts(int week, long second, long end) {
        return weeks(second, end).anyMatch(each -> each == week);
    }

    /** Whether so many readings of the like are enough. */
    public static boolean suffices(int readings) {
        return readings >= FEWEST;
    }

    /**
     * The milli-units of an interval.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public static long mean(long... likes) {
        long sum = 0;
        for (long like : likes) {
            sum = Math.addExact(sum, like);
        }
        return Math.floorDiv(Math.addExact(Math.multiplyExact(2, sum), likes.length), 2L * likes.length);
    }
}
