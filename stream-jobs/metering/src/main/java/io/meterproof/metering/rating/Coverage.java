package io.meterproof.metering.rating;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which local times the prices of a component cover: never, or more than once. Only times at which a season, a day or a
 * window begins or ends can differ, so only those are tried, in a leap year.
 *
 * @param holidays whether the tariff has any
 */
public record Coverage(List<When> prices, boolean holidays) {
    private static final int LEAP_YEAR = 2024;

    /** A local time at which no price applies, in words. */
    public Optional<String> gap() {
        return first(moment -> prices.stream().noneMatch(moment::isIn));
    }

    /**
     * A local time at which two prices apply, in words. A last price without any restriction is for all the rest and
     * overlaps nothing.
     */
    public Optional<String> overlap() {
        boolean rest = !prices.isEmpty() && prices.get(prices.size() - 1).isAlways();
        List<When> restricted = rest ? prices.subList(0, prices.size() - 1) : prices;
        return first(moment -> restricted.stream().filter(moment::isIn).count() > 1);
    }

    private Optional<String> first(Predicate<Moment> sought) {
        for (LocalDate date : dates()) {
            for (DayOfWeek day : DayOfWeek.values()) {
                for (boolean holiday : holidays ? new boolean[] {false, true} : new boolean[] {false}) {
                    for (int second : seconds()) {
                        Moment moment = new Moment(date, day, holiday, second);
                        if (sought.test(moment)) {
                            return Optional.of(moment.toString());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Set<LocalDate> dates() {
        Set<LocalDate> dates = new TreeSet<>(Set.of(LocalDate.of(LEAP_YEAR, 1, 1)));
        windows().flatMap(window -> window.seasons().stream()).forEach(season -> {
            dates.add(season.from().atYear(LEAP_YEAR));
            dates.add(season.to().atYear(LEAP_YEAR).plusDays(1).withYear(LEAP_YEAR));
        });
        return dates;
    }

    private Set<Integer> seconds() {
        Set<Integer> seconds = new TreeSet<>(Set.of(0));
        windows().flatMap(window -> window.hours().stream()).forEach(hours -> {
            seconds.add(hours.from().toSecondOfDay());
            seconds.add(hours.to().toSecondOfDay());
        });
        return seconds;
    }

    private Stream<TimeWindow> windows() {
        return prices.stream().flatMap(price -> price.windows().stream());
    }

    private record Moment(LocalDate date, DayOfWeek day, boolean holiday, int second) {
        boolean isIn(When price) {
            return price.isAlways() || price.windows().stream().anyMatch(this::isIn);
        }

        private boolean isIn(TimeWindow window) {
            return window.inSeason(date) && window.onDay(day, holiday) && window.atTime(second);
        }

        @Override
        public String toString() {
            String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return "at " + LocalTime.ofSecondOfDay(second) + " of a " + name + (holiday ? " that is a holiday" : "")
                    + " from " + MonthDay.from(date).toString().substring(2);
        }
    }
}
