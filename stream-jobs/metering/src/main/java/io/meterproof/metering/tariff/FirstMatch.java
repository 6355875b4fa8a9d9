package io.meterproof.metering.tariff;

import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prices of which the first that applies counts, as prices that do not overlap. Only the begins and ends of windows can tell times
 * of a day apart, so a week of what lies between them is enough.
 *
 * @param prices by days of the week and hours, without seasons and holidays
 */
record FirstMatch(List<When> prices) {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int DAY = 86_400;

    private record Run(int from, int to) {
        TimeWindow on(Set<DayOfWeek> days) {
            Optional<DailyWindow> hours =
                    from == 0 && to == DAY ? Optional.empty() : Optional.of(new DailyWindow(time(from), time(to)));
            return new TimeWindow(List.of(), days.size() == DayOfWeek.values().length ? Set.of() : days, false, hours);
        }

        private static LocalTime time(int second) {
            return LocalTime.ofSecondOfDay(second % DAY);
        }
    }

    /** When a price counts; empty where earlier ones always do. One without restriction stays as it is: it is for all the rest. */
    Optional<When> of(int price) {
        Map<Run, Set<DayOfWeek>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            runs(price, day).forEach(run -> days.computeIfAbsent(run, unseen -> EnumSet.noneOf(DayOfWeek.class))
                    .add(day));
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        if (prices.get(price).isAlways() || !isOverlapped(price)) {
            return Optional.of(prices.get(price));
        }
        List<TimeWindow> windows = new ArrayList<>();
        days.forEach((run, on) -> windows.add(run.on(on)));
        return Optional.of(new When(windows));
    }

    private List<Run> runs(int price, DayOfWeek day) {
        List<Run> runs = new ArrayList<>();
        for (int begin : begins()) {
            if (first(day, begin) == price) {
                int end = end(begin);
                boolean goesOn = !runs.isEmpty() && runs.get(runs.size() - 1).to() == begin;
                runs.add(new Run(goesOn ? runs.remove(runs.size() - 1).from() : begin, end));
            }
        }
        return runs;
    }

    private boolean isOverlapped(int price) {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int begin : begins()) {
                if (applies(price, day, begin) && first(day, begin) != price) {
                    return true;
                }
            }
        }
        return false;
    }

    private int first(DayOfWeek day, int second) {
        for (int i = 0; i < prices.size(); i++) {
            if (applies(i, day, second)) {
                return i;
            }
        }
        return prices.size();
    }

    private boolean applies(int price, DayOfWeek day, int second) {
        return prices.get(price).covers(MONDAY.plusDays(day.ordinal()), false, second);
    }

    private int end(int begin) {
        Integer next = begins().higher(begin);
        return next == null ? DAY : next;
    }

    private TreeSet<Integer> begins() {
        TreeSet<Integer> begins = new TreeSet<>(Set.of(0));
        prices.stream()
                .flatMap(price -> price.windows().stream())
                .flatMap(window -> window.hours().stream())
                .forEach(hours -> {
                    begins.add(hours.from().toSecondOfDay());
                    begins.add(hours.to().toSecondOfDay());
                });
        return begins;
    }
}
