package io.meterproof.metering.gas;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The day of a gas network, which begins at a local time such as 05:00 or 06:00 and is named by the date of its begin. */
public record GasDay(ZoneId zone, LocalTime begin) {

    /** When a gas day begins. */
    public Instant start(LocalDate day) {
        return day.atTime(begin).atZone(zone).toInstant();
    }

    /** The gas day of an instant: its local date, or the day before while the local time is earlier than the begin. */
    public LocalDate of(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().isBefore(begin) ? date.minusDays(1) : date;
    }
}
