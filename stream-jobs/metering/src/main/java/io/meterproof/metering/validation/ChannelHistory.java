package io.meterproof.metering.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the readings of a channel are compared with.
 *
 * @param interval of its readings, seconds
 * @param next the number that is judged next; earlier ones were
 * @param days the last whole days, the oldest first
 * @param today the day that lasts
 * @param same what was measured last
 * @param sameCount how often in a row
 */
public record ChannelHistory(
        int interval, long next, List<DayUse> days, Optional<DayUse> today, long same, int sameCount) {
    static final int MOST_DAYS = 28;
    static final int LEAST_DAYS = 7;

    public ChannelHistory {
        days = List.copyOf(days);
    }

    static ChannelHistory from(int interval, long first) {
        return new ChannelHistory(interval, first, List.of(), Optional.empty(), 0, 0);
    }

    /** Whether there are days enough to compare with. */
    boolean suffices() {
        return days.size() >= LEAST_DAYS;
    }

    long mostOfAnInterval() {
        return days.stream().mapToLong(DayUse::most).max().orElse(0);
    }

    long mostOfADay() {
        return days.stream().mapToLong(DayUse::sum).max().orElse(0);
    }

    long leastOfADay() {
        return days.stream().mapToLong(DayUse::sum).min().orElse(0);
    }

    /** After the next reading. */
    ChannelHistory after(long value, long day) {
        DayUse used = today.filter(each -> each.day() == day).orElseGet(() -> DayUse.of(day, next));
        int repeated = sameCount > 0 && same == value ? sameCount + 1 : 1;
        return new ChannelHistory(interval, next + 1, days, Optional.of(used.plus(value)), value, repeated);
    }

    /** After the day has ended that lasted. */
    ChannelHistory afterToday() {
        List<DayUse> ended = new ArrayList<>(days);
        today.filter(each -> each.isWhole(interval)).ifPresent(ended::add);
        int over = Math.max(0, ended.size() - MOST_DAYS);
        return new ChannelHistory(interval, next, ended.subList(over, ended.size()), Optional.empty(), same, sameCount);
    }
}
