package io.meterproof.metering.tariff;

import io.meterproof.metering.charging.SessionRating;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an operator's charge detail record asks for, beside what settlement would bill of the same session on a tariff: energy at
 * the price of its begin, each component rounded to the minor unit, then tax. What a tariff charges by days, months or events is
 * no session's and is left out.
 */
public record CdrComparison(List<Row> rows) {
    private static final int MICRO_DIGITS = 6;

    public CdrComparison {
        rows = List.copyOf(rows);
    }

    /** A cost of the record, by the name of its field, and ours. */
    public record Row(String field, BigDecimal theirs, BigDecimal ours) {
        public BigDecimal difference() {
            return ours.subtract(theirs);
        }
    }

    /**
     * Compares.
     *
     * @throws InvalidDocumentException where the tariff is in another currency, prices a session's energy otherwise than by its begin, or begins later
     */
    public static CdrComparison of(OcpiCdr cdr, Tariff whole) {
        Tariff tariff = ofSessions(whole);
        if (!tariff.currency().equals(cdr.currency())) {
            throw new InvalidDocumentException(
                    "currency", "is " + cdr.currency() + ", the tariff's " + tariff.currency());
        }
        if (tariff.from().isAfter(cdr.session().begin())) {
            throw new InvalidDocumentException("start_date_time", "is before the tariff begins: " + tariff.from());
        }
        List<Line> lines;
        try {
            lines = SessionRating.rate(tariff, cdr.session(), SeriesPrices.NONE);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException("components", e.getMessage());
        }
        List<Row> rows = new ArrayList<>();
        cdr.costs().forEach((field, theirs) -> rows.add(new Row(field, theirs, sum(tariff, lines, components(field)))));
        cdr.withTax()
                .ifPresent(theirs -> rows.add(new Row(
                        "total_cost with tax",
                        theirs,
                        sum(tariff, lines, each -> true).add(tax(tariff, cdr.session(), lines)))));
        return new CdrComparison(rows);
    }

    private static Tariff ofSessions(Tariff tariff) {
        List<TariffComponent> kept = new ArrayList<>();
        for (int i = 0; i < tariff.components().size(); i++) {
            TariffComponent component = tariff.components().get(i);
            if (component instanceof TieredCharge || component instanceof DynamicCharge) {
                throw new InvalidDocumentException(
                        "components[" + i + "]", "prices energy by more than the begin of a session");
            }
            if (component instanceof EnergyCharge
                    || component.isOfSessions()
                    || component instanceof Levy
                    || component instanceof Vat) {
                kept.add(component);
            }
        }
        return new Tariff(
                tariff.id(),
                tariff.currency(),
                tariff.zone(),
                tariff.from(),
                tariff.parent(),
                tariff.approver(),
                tariff.commodity(),
                tariff.rounding(),
                tariff.holidays(),
                tariff.owners(),
                kept);
    }

    /** Whether every cost is ours to the minor unit, which is how we bill. */
    public boolean agrees(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal half = BigDecimal.valueOf(5, digits + 1);
        return rows.stream().allMatch(row -> row.difference().abs().compareTo(half) <= 0);
    }

    private static Predicate<TariffComponent> components(String field) {
        return switch (field) {
            case "total_fixed_cost" -> StartFee.class::isInstance;
            case "total_energy_cost" -> EnergyCharge.class::isInstance;
            case "total_time_cost" -> TimeCharge.class::isInstance;
            case "total_parking_cost" -> IdleCharge.class::isInstance;
            default -> component -> true;
        };
    }

    private static BigDecimal sum(Tariff tariff, List<Line> lines, Predicate<TariffComponent> counts) {
        long sum = 0;
        for (TariffComponent component : tariff.components()) {
            long exact = lines.stream()
                    .filter(line -> counts.test(component) && line.component().equals(component.id()))
                    .mapToLong(Line::amount)
                    .reduce(0, Math::addExact);
            sum = Math.addExact(sum, Amounts.toMinorUnit(exact, tariff.currency()));
        }
        return BigDecimal.valueOf(sum, MICRO_DIGITS);
    }

    /** What a cycle with this session alone is charged besides. */
    private static BigDecimal tax(Tariff tariff, SessionUse session, List<Line> lines) {
        int seconds = Math.toIntExact(
                Math.max(1, Duration.between(session.begin(), session.end()).toSeconds()));
        Intervals whole = new Intervals(
                new long[] {session.quantity()}, 0, 1, session.begin().getEpochSecond(), seconds);
        CycleUse use = new CycleUse(session.unit(), Quantities.of(whole), Quantities.NONE, lines);
        var month = CycleRating.month(tariff.zone(), session.begin());
        List<Line> cycle = CycleRating.rate(List.of(tariff), session.begin(), month.to(), use, Carried.NOTHING)
                .lines();
        long exact = cycle.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
        return BigDecimal.valueOf(Amounts.toMinorUnit(exact, tariff.currency()), MICRO_DIGITS);
    }
}
