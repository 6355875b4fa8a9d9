package io.meterproof.quickstart.scenario.neighbourhood;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** Consecutive days of a zone, numbered from 0; some have 23 or 25 hours. */
record LocalDays(LocalDate first, int count, ZoneId zone) {
    Instant begin(int day) {
        return first.plusDays(day).atStartOfDay(zone).toInstant();
    }

    Instant at(int day, LocalTime time) {
        return first.plusDays(day).atTime(time).atZone(zone).toInstant();
    }

    Instant begin() {
        return begin(0);
    }

    Instant end() {
        return begin(count);
    }

    int intervals(int day, Duration interval) {
        return (int) Duration.between(begin(day), begin(day + 1)).dividedBy(interval);
    }

    boolean isWeekend(int day) {
        return first.plusDays(day).getDayOfWeek().getValue() > 5;
    }

    int minuteOfDay(Instant instant) {
        return instant.atZone(zone).toLocalTime().toSecondOfDay() / 60;
    }

    /** The days on which a month begins, without the first day of all. */
    List<Integer> monthBegins() {
        return IntStream.range(1, count)
                .filter(day -> YearMonth.from(first.plusDays(day)).atDay(1).equals(first.plusDays(day)))
                .boxed()
                .toList();
    }
}
