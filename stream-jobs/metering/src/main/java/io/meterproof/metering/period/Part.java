package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a billing cycle under one tariff version. A price per month over a part of the cycle is its price per day,
 * rounded half up to six decimals, for each local day that begins in the part.
 *
 * @param isLast whether the agreement ends with it
 */
record Part(Tariff tariff, BillingCycle cycle, PeriodUse use, boolean isLast) {
    private static final int PRICE_DIGITS = 6;

    /**
     * One for each version that holds in the use's time. Versions are in the order of their begin.
     *
     * @param ends whether the agreement ends with the use
     */
    static List<Part> of(List<Tariff> versions, BillingCycle cycle, PeriodUse use, boolean ends) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Tariff tariff = versions.get(i);
            Instant from = tariff.from().isAfter(use.from()) ? tariff.from() : use.from();
            Instant next = i + 1 < versions.size() ? versions.get(i + 1).from() : use.to();
            Instant to = next.isBefore(use.to()) ? next : use.to();
            if (from.isBefore(to)) {
                parts.add(new Part(tariff, cycle, use.between(from, to), ends && to.equals(use.to())));
            }
        }
        return parts;
    }

    ZoneId zone() {
        return tariff.zone();
    }

    long days() {
        return StandingCharges.days(zone(), use.from(), use.to());
    }

    boolean isWhole() {
        return use.from().equals(cycle.from()) && use.to().equals(cycle.to());
    }

    /** Whether what a year carries is carried no further: the agreement ends with it, or the month that ends such years. */
    boolean endsYear(Month month) {
        return isLast || use.to().equals(cycle.to()) && cycle.lastDate(zone()).getMonth() == month;
    }

    /** The local date of a second; of one before the part, that of its begin. */
    LocalDate dateOf(long second) {
        long within = Math.max(second, use.from().getEpochSecond());
        return Instant.ofEpochSecond(within).atZone(zone()).toLocalDate();
    }

    /** The part of it on a local date. */
    Part on(LocalDate date) {
        Instant begin = date.atStartOfDay(zone()).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone()).toInstant();
        return new Part(
                tariff,
                cycle,
                use.between(begin.isAfter(use.from()) ? begin : use.from(), end.isBefore(use.to()) ? end : use.to()),
                isLast);
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(use.from()) && instant.isBefore(use.to());
    }

    /** A threshold per month, for this part. */
    long prorated(long threshold) {
        return isWhole() ? threshold : Amounts.share(threshold, days(), cycle.days(zone()));
    }

    PriceClock clock(List<When> whens) {
        return new PriceClock(whens, zone(), tariff.holidays());
    }

    Line line(String component, Optional<String> name, long quantity, BigDecimal price) {
        return new Line(
                component, name, use.from(), use.to(), quantity, price, Amounts.of(quantity, price), Optional.empty());
    }

    /** A line at a price per month, of so many milli-units a month. */
    Line monthly(String component, Optional<String> name, long quantity, BigDecimal pricePerMonth) {
        if (isWhole()) {
            return line(component, name, quantity, pricePerMonth);
        }
        BigDecimal perDay =
                pricePerMonth.divide(BigDecimal.valueOf(cycle.days(zone())), PRICE_DIGITS, RoundingMode.HALF_UP);
        return line(component, name, Math.multiplyExact(quantity, days()), perDay);
    }
}
