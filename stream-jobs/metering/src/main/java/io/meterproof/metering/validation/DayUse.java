package io.meterproof.metering.validation;

/**
 * What a channel used on a UTC day.
 *
 * @param day since 1970-01-01
 * @param first number of its first interval
 * @param count of its intervals
 * @param sum milli-units
 * @param most of one interval
 */
record DayUse(long day, long first, int count, long sum, long most) {
    static final long SECONDS = 86_400;

    static DayUse of(long day, long first) {
        return new DayUse(day, first, 0, 0, 0);
    }

    DayUse plus(long value) {
        return new DayUse(day, first, count + 1, sum + value, Math.max(most, value));
    }

    /** Whether its intervals fill the day. */
    boolean isWhole(int interval) {
        return (long) count * interval == SECONDS;
    }
}
