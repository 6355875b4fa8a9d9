package io.meterproof.billing.unallocated;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** How long ago a service month ended, in days, as receivables are aged. */
public enum Age {
    UP_TO_30_DAYS(30, "0-30"),
    UP_TO_60_DAYS(60, "31-60"),
    UP_TO_90_DAYS(90, "61-90"),
    OLDER(Long.MAX_VALUE, "91+");

    private final long mostDays;
    private final String days;

    Age(long mostDays, String days) {
        this.mostDays = mostDays;
        this.days = days;
    }

    /** Days since the month ended, such as {@code 31-60}. */
    public String days() {
        return days;
    }

    /** The age of a month on a day; of the month that lasts the youngest. */
    static Age of(YearMonth month, LocalDate day) {
        long days = ChronoUnit.DAYS.between(month.atEndOfMonth(), day);
        Age age = UP_TO_30_DAYS;
        while (days > age.mostDays) {
            age = values()[age.ordinal() + 1];
        }
        return age;
    }
}
