package io.meterproof.quickstart.conformance.tariffs;

import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row of their rates: a price with months, weekdays and hours, first and last. */
record EecoRow(Map<String, String> cells) {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int MINUTES_PER_DAY = 1440;

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    BigDecimal price() {
        String metric = text("charge (metric)");
        return new BigDecimal(metric.isEmpty() ? text("charge") : metric);
    }

    /** The tier's limit; none is zero. */
    BigDecimal limit() {
        String metric = text("basic_charge_limit (metric)");
        String limit = metric.isEmpty() ? text("basic_charge_limit") : metric;
        return limit.isEmpty() ? BigDecimal.ZERO : new BigDecimal(limit);
    }

    /** Its name, or without one its rank among the charges of its kind and tier. */
    String name(int rank) {
        String name = text("name").isEmpty() ? text("period") : text("name");
        return name.isEmpty() ? Integer.toString(rank) : name.replace('_', '-');
    }

    /** Its price at each step from a date on, where it holds on [effective, until); zero elsewhere. */
    List<BigDecimal> prices(LocalDate start, int steps, int stepSeconds, LocalDate effective, LocalDate until) {
        PriceClock clock = new PriceClock(List.of(when()), ZoneOffset.UTC, Set.of());
        List<BigDecimal> prices = new ArrayList<>();
        long begin = start.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        for (int step = 0; step < steps; step++) {
            long at = begin + (long) step * stepSeconds;
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(at, 86_400L));
            boolean holds = !date.isBefore(effective) && date.isBefore(until);
            prices.add(holds && clock.priceAt(at) != PriceClock.NONE ? price() : BigDecimal.ZERO);
        }
        return prices;
    }

    private When when() {
        Month first = Month.of(Math.max(1, number("month_start")));
        Month last = Month.of(number("month_end"));
        Set<DayOfWeek> days =
                EnumSet.range(DayOfWeek.of(number("weekday_start") + 1), DayOfWeek.of(number("weekday_end") + 1));
        int from = minutes("hour_start");
        int to = minutes("hour_end");
        Optional<DailyWindow> hours = from == 0 && to == MINUTES_PER_DAY
                ? Optional.empty()
                : Optional.of(new DailyWindow(time(from), time(to)));
        return When.of(new TimeWindow(List.of(Season.ofMonths(first, last)), days, false, hours));
    }

    private int number(String column) {
        return new BigDecimal(text(column)).intValueExact();
    }

    private int minutes(String column) {
        return new BigDecimal(text(column)).multiply(MINUTES).intValueExact();
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % MINUTES_PER_DAY * 60L);
    }
}
