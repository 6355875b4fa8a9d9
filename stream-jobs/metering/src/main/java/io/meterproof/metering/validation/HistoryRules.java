package io.meterproof.metering.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares readings with those before them. All limits are in milli-units. */
final class HistoryRules {
    private static final int SPIKE_TIMES = 10;
    private static final int HIGH_TIMES = 3;
    private static final int LOW_SHARE = 10;
    private static final long STUCK_AT_SOMETHING = DayUse.SECONDS;
    private static final long STUCK_AT_NOTHING = 7 * DayUse.SECONDS;

    private final List<Questionable> found = new ArrayList<>();
    private ChannelHistory history;

    HistoryRules(ChannelHistory history) {
        this.history = history;
    }

    ChannelHistory history() {
        return history;
    }

    List<Questionable> found() {
        return found;
    }

    /** Judges the reading of the next number. */
    void judge(long value, long begin) {
        long day = Math.floorDiv(begin, DayUse.SECONDS);
        Optional<DayUse> ended = history.today().filter(each -> each.day() != day);
        if (ended.isPresent()) {
            judgeDay(ended.get());
            history = history.afterToday();
        }
        if (value < 0) {
            found(ValidationRule.NEGATIVE, begin, value, "measured " + value);
        }
        long most = history.mostOfAnInterval();
        if (history.suffices() && most > 0 && value / SPIKE_TIMES > most) {
            found(ValidationRule.SPIKE, begin, value, "measured " + value + ", the most in " + days() + " was " + most);
        }
        history = history.after(value, day);
        judgeRepetition(value, begin);
    }

    private void judgeDay(DayUse day) {
        if (!history.suffices() || !day.isWhole(history.interval())) {
            return;
        }
        long most = history.mostOfADay();
        long least = history.leastOfADay();
        if (most > 0 && day.sum() / HIGH_TIMES > most) {
            found(ValidationRule.HIGH, day, "used " + day.sum() + ", the most of a day in " + days() + " was " + most);
        } else if (least > 0 && day.sum() < least / LOW_SHARE) {
            found(ValidationRule.LOW, day, "used " + day.sum() + ", the least of a day in " + days() + " was " + least);
        }
    }

    /** Once for each repetition: when it has lasted long enough. */
    private void judgeRepetition(long value, long begin) {
        long limit = value == 0 ? STUCK_AT_NOTHING : STUCK_AT_SOMETHING;
        long lasted = (long) history.sameCount() * history.interval();
        boolean usedBefore = history.suffices() && history.mostOfAnInterval() > 0;
        if (usedBefore && lasted >= limit && lasted - history.interval() < limit) {
            int count = history.sameCount();
            long end = begin + history.interval();
            found.add(new Questionable(
                    ValidationRule.STUCK,
                    history.next() - count,
                    count,
                    end - lasted,
                    end,
                    value,
                    "measured " + value + " in each of " + count + " intervals"));
        }
    }

    private void found(ValidationRule rule, long begin, long value, String reason) {
        found.add(new Questionable(rule, history.next(), 1, begin, begin + history.interval(), value, reason));
    }

    private void found(ValidationRule rule, DayUse day, String reason) {
        long begin = day.day() * DayUse.SECONDS;
        found.add(new Questionable(rule, day.first(), day.count(), begin, begin + DayUse.SECONDS, day.sum(), reason));
    }

    private String days() {
        return history.days().size() + " days";
    }
}
