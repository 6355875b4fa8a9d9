package io.meterproof.metering.period;

import io.meterproof.metering.rating.StandingCharges;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The span that prices per month are for, usually a local calendar month. */
public record BillingCycle(Instant from, Instant to) {
    public BillingCycle {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a billing cycle ends after it begins");
        }
    }

    /** The local calendar months that [from, to) touches, in order. */
    public static List<BillingCycle> months(ZoneId zone, Instant from, Instant to) {
        List<BillingCycle> months = new ArrayList<>();
        LocalDate first = from.atZone(zone).toLocalDate().withDayOfMonth(1);
        for (LocalDate month = first; begin(month, zone).isBefore(to); month = month.plusMonths(1)) {
            months.add(new BillingCycle(begin(month, zone), begin(month.plusMonths(1), zone)));
        }
        return months;
    }

    /** The local calendar month that an instant is in. */
    public static BillingCycle of(ZoneId zone, Instant instant) {
        LocalDate first = instant.atZone(zone).toLocalDate().withDayOfMonth(1);
        return new BillingCycle(begin(first, zone), begin(first.plusMonths(1), zone));
    }

    /** How many local days begin in it. */
    public long days(ZoneId zone) {
        return StandingCharges.days(zone, from, to);
    }

    /** The local date of its last instant. */
    LocalDate lastDate(ZoneId zone) {
        return to.minusSeconds(1).atZone(zone).toLocalDate();
    }

    private static Instant begin(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
