package io.meterproof.metering.rating;

import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Local times of some days. What is empty does not restrict.
 *
 * @param seasons in any of them
 * @param days on these days of the week, unless the day is a holiday of the tariff
 * @param holidays on the tariff's holidays, whatever day of the week they are
 * @param hours of the local day
 */
public record TimeWindow(List<Season> seasons, Set<DayOfWeek> days, boolean holidays, Optional<DailyWindow> hours) {
    public TimeWindow {
        seasons = List.copyOf(seasons);
        days = Set.copyOf(days);
    }

    public boolean isAlways() {
        return seasons.isEmpty() && days.isEmpty() && !holidays && hours.isEmpty();
    }

    /** Whether it applies on a date at a second of the local clock's day. */
    public boolean covers(LocalDate date, boolean holiday, int second) {
        return inSeason(date) && onDay(date.getDayOfWeek(), holiday) && atTime(second);
    }

    boolean inSeason(LocalDate date) {
        return seasons.isEmpty() || seasons.stream().anyMatch(season -> season.covers(date));
    }

    boolean onDay(DayOfWeek day, boolean holiday) {
        if (days.isEmpty() && !holidays) {
            return true;
        }
        return holiday ? holidays : days.contains(day);
    }

    boolean atTime(int second) {
        if (hours.isEmpty()) {
            return true;
        }
        int from = hours.get().from().toSecondOfDay();
        int to = hours.get().to().toSecondOfDay();
        return from < to ? second >= from && second < to : second >= from || second < to;
    }
}
