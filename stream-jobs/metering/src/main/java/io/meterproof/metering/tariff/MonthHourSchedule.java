package io.meterproof.metering.tariff;

import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A period's number for each hour of a weekday and of a weekend day of each month, as the Utility Rate Database writes
 * time-of-use schedules: twelve rows of 24.
 */
public record MonthHourSchedule(List<List<Integer>> weekdays, List<List<Integer>> weekends) {
    private static final int MONTHS = 12;
    private static final int HOURS = 24;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** @throws IllegalArgumentException for anything but twelve rows of 24 */
    public MonthHourSchedule {
        for (List<List<Integer>> days : List.of(weekdays, weekends)) {
            if (days.size() != MONTHS || days.stream().anyMatch(hours -> hours.size() != HOURS)) {
                throw new IllegalArgumentException("a schedule has twelve rows of 24 hours");
            }
        }
    }

    /** The same schedule for every hour of a month, by month. */
    public static MonthHourSchedule ofMonths(List<Integer> periods) {
        List<List<Integer>> days = periods.stream()
                .map(period ->
                        IntStream.range(0, HOURS).mapToObj(hour -> period).toList())
                .toList();
        return new MonthHourSchedule(days, days);
    }

    /** The numbers that occur, ascending. */
    public Set<Integer> periods() {
        Set<Integer> periods = new TreeSet<>();
        weekdays.forEach(periods::addAll);
        weekends.forEach(periods::addAll);
        return periods;
    }

    /** When a period applies; consecutive months with the same hours are one season. */
    public When when(int period) {
        List<TimeWindow> windows = new ArrayList<>();
        for (int first = 0, next; first < MONTHS; first = next) {
            List<DailyHours> hours = hours(first, period);
            for (next = first + 1; next < MONTHS && hours(next, period).equals(hours); ) {
                next++;
            }
            List<Season> seasons =
                    next - first == MONTHS ? List.of() : List.of(Season.ofMonths(Month.of(first + 1), Month.of(next)));
            hours.forEach(run -> windows.add(run.in(seasons)));
        }
        return new When(windows);
    }

    private List<DailyHours> hours(int month, int period) {
        if (weekdays.get(month).equals(weekends.get(month))) {
            return runs(weekdays.get(month), period, Set.of());
        }
        List<DailyHours> hours =
                new ArrayList<>(runs(weekdays.get(month), period, EnumSet.complementOf(EnumSet.copyOf(WEEKEND))));
        hours.addAll(runs(weekends.get(month), period, WEEKEND));
        return hours;
    }

    private static List<DailyHours> runs(List<Integer> hours, int period, Set<DayOfWeek> days) {
        List<DailyHours> runs = new ArrayList<>();
        int from = 0;
        while (from < HOURS) {
            int to = from;
            while (to < HOURS && hours.get(to) == period) {
                to++;
            }
            if (to > from) {
                runs.add(new DailyHours(days, from, to));
            }
            from = Math.max(to, from + 1);
        }
        return runs;
    }

    private record DailyHours(Set<DayOfWeek> days, int from, int to) {
        TimeWindow in(List<Season> seasons) {
            Optional<DailyWindow> hours = to - from == HOURS
                    ? Optional.empty()
                    : Optional.of(new DailyWindow(LocalTime.of(from, 0), LocalTime.of(to % HOURS, 0)));
            return new TimeWindow(seasons, days, false, hours);
        }
    }
}
