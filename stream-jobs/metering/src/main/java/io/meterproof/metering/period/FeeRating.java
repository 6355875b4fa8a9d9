package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a single event costs by a version of a price list: its fee, then the levies on it, then the taxes on these. The base of a
 * share is what they cost, each rounded to the minor unit, as in a {@link PeriodRating cycle}.
 */
public final class FeeRating {
    private static final long ONE = 1000;
    private static final long MICROS_PER_MILLI = 1000;
    private static final int PERCENT_DIGITS = 2;

    private final Tariff tariff;
    private final Instant at;
    private final List<Line> lines = new ArrayList<>();

    private FeeRating(Tariff tariff, Instant at) {
        this.tariff = tariff;
        this.at = at;
    }

    /** The fee of an event; empty where the version has none of that name. */
    public static Optional<Fee> fee(Tariff tariff, FeeEvent event) {
        return tariff.components().stream()
                .filter(component -> component instanceof Fee && component.id().equals(event.fee()))
                .map(Fee.class::cast)
                .findFirst();
    }

    /**
     * The lines of an event, each at its instant.
     *
     * @param fee of the tariff
     * @throws ArithmeticException where an amount passes 64 bits
     */
    public static List<Line> lines(Tariff tariff, Fee fee, FeeEvent event) {
        FeeRating rating = new FeeRating(tariff, event.at());
        rating.lines.add(line(fee, event));
        rating.levies();
        rating.taxes();
        return List.copyOf(rating.lines);
    }

    /** The fee alone. */
    static Line line(Fee fee, FeeEvent event) {
        return line(fee.id(), Optional.empty(), event.at(), Math.multiplyExact(event.count(), ONE), fee.price());
    }

    private void levies() {
        List<Line> fees = List.copyOf(lines);
        for (Levy levy : components(Levy.class)) {
            share(levy.id(), Optional.empty(), levy.percent(), fees, levy.on()::contains);
        }
    }

    private void taxes() {
        List<Line> taxable = List.copyOf(lines);
        for (Vat vat : components(Vat.class)) {
            Predicate<String> taxed = vat.on().isEmpty() ? component -> true : vat.on()::contains;
            share(vat.id(), Optional.of(vat.category()), vat.percent(), taxable, taxed);
        }
    }

    private void share(
            String id, Optional<String> name, BigDecimal percent, List<Line> charges, Predicate<String> isOn) {
        long base = Sums.rounded(charges, isOn, tariff.currency());
        if (base != 0) {
            lines.add(line(id, name, at, base / MICROS_PER_MILLI, percent.movePointLeft(PERCENT_DIGITS)));
        }
    }

    private <T> List<T> components(Class<T> kind) {
        return tariff.components().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Line line(String id, Optional<String> name, Instant at, long quantity, BigDecimal price) {
        return new Line(id, name, at, at, quantity, price, Amounts.of(quantity, price), Optional.empty());
    }
}
