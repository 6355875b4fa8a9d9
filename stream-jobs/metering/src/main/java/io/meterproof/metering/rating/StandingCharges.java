package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Standing charges count the local days, in the tariff's zone, that begin in [from, to) while the agreement holds; each
 * day has the price of the tariff version at its begin. So at a move the day belongs to whoever has the agreement when
 * it begins, and no day counts twice.
 */
public final class StandingCharges {
    private StandingCharges() {}

    /**
     * The lines of a period: per agreement one for each standing charge of each tariff version with a day in it.
     * Quantities are thousandths of days.
     */
    public static List<Line> lines(List<StandingTerms> agreements, Instant from, Instant to) {
        List<Line> lines = new ArrayList<>();
        for (StandingTerms terms : agreements) {
            Instant end = terms.to().isPresent() ? earlier(to, terms.to().get()) : to;
            addLines(lines, terms, later(from, terms.from()), end);
        }
        return lines;
    }

    /** The provisional micro-units that agreements have run up in [from, to), for prepaid balances. */
    public static long accrued(List<StandingTerms> agreements, Instant from, Instant to) {
        long accrued = 0;
        for (Line line : lines(agreements, from, to)) {
            accrued = Math.addExact(accrued, line.amount());
        }
        return accrued;
    }

    /** The micro-units a day that agreements cost at an instant. */
    public static long perDay(List<StandingTerms> agreements, Instant at) {
        long perDay = 0;
        for (StandingTerms terms : agreements) {
            boolean holds =
                    !at.isBefore(terms.from()) && terms.to().map(at::isBefore).orElse(true);
            perDay = Math.addExact(perDay, holds ? versionPerDay(terms.versions(), at) : 0);
        }
        return perDay;
    }

    private static long versionPerDay(List<Tariff> versions, Instant at) {
        long perDay = 0;
        for (Tariff version : versions) {
            if (!version.from().isAfter(at)) {
                perDay = version.components().stream()
                        .filter(StandingCharge.class::isInstance)
                        .mapToLong(component -> Amounts.micros(((StandingCharge) component).pricePerDay()))
                        .reduce(0, Math::addExact);
            }
        }
        return perDay;
    }

    private static void addLines(List<Line> lines, StandingTerms terms, Instant from, Instant to) {
        List<Tariff> versions = terms.versions();
        for (int i = 0; i < versions.size(); i++) {
            Tariff tariff = versions.get(i);
            Instant begin = later(from, tariff.from());
            Instant end =
                    i + 1 < versions.size() ? earlier(to, versions.get(i + 1).from()) : to;
            long days = days(tariff.zone(), begin, end);
            for (TariffComponent component : tariff.components()) {
                if (days > 0 && component instanceof StandingCharge standing) {
                    lines.add(line(terms, standing, days, begin, end));
                }
            }
        }
    }

    private static Line line(StandingTerms terms, StandingCharge standing, long days, Instant from, Instant to) {
        long quantity = Math.multiplyExact(days, 1000);
        BigDecimal price = standing.pricePerDay();
        return new Line(
                standing.id(),
                Optional.empty(),
                from,
                to,
                quantity,
                price,
                Amounts.of(quantity, price),
                Optional.of(terms.agreement()));
    }

    /** How many local days begin in [from, to). */
    public static long days(ZoneId zone, Instant from, Instant to) {
        return from.isBefore(to) ? firstDay(zone, to) - firstDay(zone, from) - leftOut(zone, from, to) : 0;
    }

    /** Dates that a zone never had, as where it crossed the date line. */
    private static long leftOut(ZoneId zone, Instant from, Instant to) {
        long days = 0;
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            days += Math.max(0, change.getDuration().toDays());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return days;
    }

    /** The epoch day of the first local day that begins at or after an instant. */
    private static long firstDay(ZoneId zone, Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        Instant begin = date.atStartOfDay(zone).toInstant();
        return begin.isBefore(instant) ? date.toEpochDay() + 1 : date.toEpochDay();
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }
}
