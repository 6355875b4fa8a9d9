package io.meterproof.metering.cycle;

import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rates a cycle, or a part of one, and leaves out what was charged as it was read: shares and minimums are of all that is
 * charged, but the lines of energy charges are those of the usage entries.
 */
public final class CycleRating {
    private CycleRating() {}

    /** The same where the agreement goes on and no period charged standing charges by days. */
    public static RatedPeriod rate(List<Tariff> versions, Instant from, Instant to, CycleUse use, Carried carried) {
        return rate(versions, new Span(from, to), false, use, carried, Set.of());
    }

    /**
     * Rates a span, which lies in one local month.
     *
     * @param versions that hold in it, the earliest first
     * @param ends whether the agreement ends with it
     * @param carried what the part before left
     * @param byDays what periods charged standing charges for already: these count in shares and minimums, and are left out
     * @throws IllegalArgumentException where no version holds at its begin, or a demand window does not fit the intervals
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static RatedPeriod rate(
            List<Tariff> versions, Span span, boolean ends, CycleUse use, Carried carried, Collection<Span> byDays) {
        PeriodUse used = PeriodUse.booked(
                span.from(), span.to(), use.unit(), use.imported(), use.exported(), List.of(), use.charged());
        RatedPeriod rated =
                PeriodRating.rate(versions, month(versions.get(0).zone(), span.from()), used, carried, ends);
        List<Line> charged = rated.charged().stream()
                .flatMap(line -> chargedHere(line, versions, byDays))
                .toList();
        return new RatedPeriod(charged, rated.leftOver(), rated.unpriced(), rated.carried());
    }

    /** The local month that an instant is in. */
    public static BillingCycle month(ZoneId zone, Instant instant) {
        return BillingCycle.of(zone, instant);
    }

    /** What of a line the components that hold then charge with the cycle. */
    private static Stream<Line> chargedHere(Line line, List<Tariff> versions, Collection<Span> byDays) {
        Tariff holding = versions.get(0);
        for (Tariff version : versions) {
            holding = version.from().isAfter(line.from()) ? holding : version;
        }
        for (TariffComponent component : holding.components()) {
            if (component.id().equals(line.component())) {
                return chargedHere(line, component, holding.zone(), byDays);
            }
        }
        return Stream.of(line);
    }

    private static Stream<Line> chargedHere(
            Line line, TariffComponent component, ZoneId zone, Collection<Span> byDays) {
        if (Tariff.isChargedAsRead(component)) {
            return Stream.empty();
        }
        return component instanceof StandingCharge ? left(line, zone, byDays) : Stream.of(line);
    }

    /** A standing charge for the local days that no period charged. */
    private static Stream<Line> left(Line line, ZoneId zone, Collection<Span> byDays) {
        return new Span(line.from(), line.to())
                .without(byDays).stream()
                        .map(span -> standing(line, StandingCharges.days(zone, span.from(), span.to()), span))
                        .filter(part -> part.quantity() > 0);
    }

    private static Line standing(Line line, long days, Span span) {
        long quantity = Math.multiplyExact(days, 1000);
        return new Line(
                line.component(),
                line.name(),
                span.from(),
                span.to(),
                quantity,
                line.price(),
                Amounts.of(quantity, line.price()),
                line.agreement());
    }
}
