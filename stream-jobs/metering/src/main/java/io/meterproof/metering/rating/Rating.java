package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes lines of quantities: for each energy charge of the tariff in the quantities' unit, one line for each run of
 * intervals under one price. An interval has the price of its begin. {@code amount = quantity × price × 1000}
 * micro-units of the run's sum, see {@link Amounts#of}.
 */
public final class Rating {
    private Rating() {}

    /** Whether a tariff prices this unit at all; where it does not, its lines would be empty. */
    public static boolean prices(Tariff tariff, MeasurementUnit unit) {
        for (TariffComponent component : tariff.components()) {
            if (component instanceof EnergyCharge charge && charge.unit() == unit) {
                return true;
            }
        }
        return false;
    }

    /**
     * Rates consecutive intervals.
     *
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static List<Line> rate(Tariff tariff, MeasurementUnit unit, Intervals intervals) {
        List<Line> lines = new ArrayList<>();
        for (TariffComponent component : tariff.components()) {
            if (component instanceof EnergyCharge charge && charge.unit() == unit) {
                addRuns(lines, charge, new PriceClock(charge.whens(), tariff.zone(), tariff.holidays()), intervals);
            }
        }
        return lines;
    }

    private static void addRuns(List<Line> lines, EnergyCharge charge, PriceClock clock, Intervals intervals) {
        int run = 0;
        while (run < intervals.count()) {
            int price = clock.priceAt(intervals.begin(run));
            int end = run;
            long quantity = 0;
            do {
                int certain = intervals.indexAt(clock.until());
                for (; end < certain; end++) {
                    quantity = Math.addExact(quantity, intervals.quantity(end));
                }
            } while (end < intervals.count() && clock.priceAt(intervals.begin(end)) == price);
            if (price != PriceClock.NONE) {
                lines.add(
                        line(charge, charge.prices().get(price), quantity, intervals.begin(run), intervals.begin(end)));
            }
            run = end;
        }
    }

    private static Line line(EnergyCharge charge, TimeOfUsePrice applied, long quantity, long from, long to) {
        BigDecimal price = applied.price();
        return new Line(
                charge.id(),
                Optional.of(applied.name()),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                quantity,
                price,
                Amounts.of(quantity, price),
                Optional.empty());
    }
}
