package io.meterproof.metering.gas;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The day of a gas network, named by the date on which it begins, such as 05:00 or 06:00 local time. */
public record GasDay(ZoneId zone, LocalTime begin) {

    /** The gas day of an instant. */
    public LocalDate of(Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        return instant.isBefore(begin(date)) ? date.minusDays(1) : date;
    }

    public Instant begin(LocalDate date) {
        return date.atTime(begin).atZone(zone).toInstant();
    }
}
