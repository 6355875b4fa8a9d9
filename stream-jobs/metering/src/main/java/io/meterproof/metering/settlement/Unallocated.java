package io.meterproof.metering.settlement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits of a channel, by the service month (UTC) in which its block begins, the earliest first; none where nothing waits.
 * Of more than {@value #MOST_MONTHS} months the earliest are told together, under the later month.
 */
public record Unallocated(List<Month> months) {
    public static final Unallocated NOTHING = new Unallocated(List.of());

    static final int MOST_MONTHS = 24;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int SECONDS_PER_DAY = 86_400;

    public Unallocated {
        months = List.copyOf(months);
    }

    /**
     * What waits of one month.
     *
     * @param number months since January of year 0
     */
    public record Month(int number, Waiting waiting) {
        public YearMonth month() {
            return YearMonth.of(Math.floorDiv(number, MONTHS_PER_YEAR), Math.floorMod(number, MONTHS_PER_YEAR) + 1);
        }
    }

    /** How many readings wait. */
    public long readings() {
        return months.stream().mapToLong(each -> each.waiting().readings()).sum();
    }

    Unallocated plus(ActualBlock block, Waiting waiting) {
        return waiting.equals(Waiting.NONE) ? this : plus(new Month(monthOf(block), waiting));
    }

    Unallocated minus(ActualBlock block, Waiting waiting) {
        return plus(block, Waiting.NONE.minus(waiting));
    }

    private Unallocated plus(Month added) {
        List<Month> next = new ArrayList<>(months.size() + 1);
        Waiting sum = added.waiting();
        int at = 0;
        for (Month each : months) {
            if (each.number() == added.number()) {
                sum = sum.plus(each.waiting());
            } else {
                next.add(each);
                at += each.number() < added.number() ? 1 : 0;
            }
        }
        if (!sum.equals(Waiting.NONE)) {
            next.add(at, new Month(added.number(), sum));
        }
        return new Unallocated(next.size() > MOST_MONTHS ? merged(next) : next);
    }

    private static List<Month> merged(List<Month> months) {
        Month second = months.get(1);
        List<Month> merged = new ArrayList<>(months.subList(1, months.size()));
        merged.set(
                0,
                new Month(second.number(), second.waiting().plus(months.get(0).waiting())));
        return merged;
    }

    private static int monthOf(ActualBlock block) {
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(Math.floorDiv(block.start(), SECONDS_PER_DAY)));
        return month.getYear() * MONTHS_PER_YEAR + month.getMonthValue() - 1;
    }
}
