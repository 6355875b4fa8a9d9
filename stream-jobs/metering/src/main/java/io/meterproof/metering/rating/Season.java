package io.meterproof.metering.rating;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/** Days of each year, from and to inclusive; crosses the new year where to is before from. */
public record Season(MonthDay from, MonthDay to) {

    /** Whole months, first and last inclusive. February ends on its leap day. */
    public static Season ofMonths(Month first, Month last) {
        return new Season(MonthDay.of(first, 1), MonthDay.of(last, last.maxLength()));
    }

    public boolean covers(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        boolean begun = !day.isBefore(from);
        boolean lasts = !day.isAfter(to);
        return from.isAfter(to) ? begun || lasts : begun && lasts;
    }
}
