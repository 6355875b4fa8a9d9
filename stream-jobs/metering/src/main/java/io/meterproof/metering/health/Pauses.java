package io.meterproof.metering.health;

/**
 * How long a subject uses to be quiet, in hours from one with readings to the next. It is missed after twice the longest pause
 * of this week and the last, and after three hours at the least; not before it has been known for a week, whose shape holds for
 * nights and week-ends.
 *
 * @param first the first hour with readings
 * @param last the newest one
 * @param longest of the week of the newest one
 * @param before of the week with readings before that
 */
public record Pauses(long first, long last, long longest, long before) {
    static final Pauses NONE = new Pauses(Long.MIN_VALUE, Long.MIN_VALUE, 0, 0);
    private static final long WEEK = 7 * HealthHour.DAY;
    private static final long TIMES = 2;
    private static final long LEAST = 3;
    private static final long NEVER = Long.MAX_VALUE;

    boolean areNone() {
        return last == Long.MIN_VALUE;
    }

    /** With a newer hour. */
    Pauses heardIn(long hour) {
        if (areNone()) {
            return new Pauses(hour, hour, 0, 0);
        }
        long pause = hour - last;
        return week(hour) == week(last)
                ? new Pauses(first, hour, Math.max(longest, pause), before)
                : new Pauses(first, hour, pause, longest);
    }

    long usual() {
        return Math.max(longest, before);
    }

    /** The hour at whose begin it is missed. */
    long missedAt() {
        return areNone() || last - first < WEEK ? NEVER : last + 1 + Math.max(LEAST, TIMES * usual());
    }

    private static long week(long hour) {
        return Math.floorDiv(hour, WEEK);
    }
}
