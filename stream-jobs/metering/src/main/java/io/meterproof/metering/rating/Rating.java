package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
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
    /** The component of lines that say what was used and leave its price to the close. */
    public static final String METERED = "metered";

    private Rating() {}

    /** Whether a tariff prices this unit at all; where it does not, its lines would be empty. */
    public static boolean prices(Tariff tariff, MeasurementUnit unit) {
        for (TariffComponent component : tariff.components()) {
            if (unitOf(component).equals(Optional.of(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a tariff has a price of a charging session as such. */
    public static boolean pricesSessions(Tariff tariff) {
        return tariff.components().stream().anyMatch(TariffComponent::isOfSessions);
    }

    /** Whether intervals of so many seconds divide the windows over which a tariff takes demand. */
    public static boolean measuresDemand(Tariff tariff, int interval) {
        for (TariffComponent component : tariff.components()) {
            if (component instanceof DemandCharge demand && demand.windowMinutes() * 60L % interval != 0
                    || component instanceof TieredCharge tiered
                            && tiered.basis() == TieredCharge.Basis.KILOWATT
                            && 3600 % interval != 0) {
                return false;
            }
        }
        return true;
    }

    /** The unit of what a component prices; empty for what is charged by days, events or shares. */
    public static Optional<MeasurementUnit> unitOf(TariffComponent component) {
        if (component instanceof EnergyCharge energy) {
            return Optional.of(energy.unit());
        } else if (component instanceof TieredCharge tiered) {
            return Optional.of(tiered.unit());
        } else if (component instanceof DynamicCharge dynamic) {
            return Optional.of(dynamic.unit());
        } else if (component instanceof NetBilling billing) {
            return Optional.of(billing.unit());
        }
        return component instanceof DemandCharge ? Optional.of(MeasurementUnit.KILOWATT_HOUR) : Optional.empty();
    }

    /**
     * The lines that consecutive intervals of a reading type have as they are read. Where a tariff prices them at the close of
     * its cycle only, one line {@link #METERED} without a price says what was used. So it is with export that is credited.
     *
     * @throws IllegalArgumentException where a price that it needs is not published
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static List<Line> asRead(
            Tariff tariff, ObisCode type, MeasurementUnit unit, Intervals intervals, SeriesPrices published) {
        List<Line> lines = isCredited(tariff, type) ? List.of() : rate(tariff, unit, intervals, published);
        return lines.isEmpty() && tariff.needsPeriod() ? List.of(metered(intervals)) : lines;
    }

    /** The charges at published prices that intervals of a reading type have as they are read. */
    public static List<DynamicCharge> dynamic(Tariff tariff, ObisCode type, MeasurementUnit unit) {
        return isCredited(tariff, type) ? List.of() : dynamic(tariff, unit);
    }

    private static List<DynamicCharge> dynamic(Tariff tariff, MeasurementUnit unit) {
        return tariff.components().stream()
                .filter(component -> component instanceof DynamicCharge dynamic && dynamic.unit() == unit)
                .map(DynamicCharge.class::cast)
                .toList();
    }

    private static boolean isCredited(Tariff tariff, ObisCode type) {
        return tariff.creditsExport() && isExport(type);
    }

    /** Active energy that was received from a customer, in any of its registers (IEC 62056-61, group C is 2). */
    public static boolean isExport(ObisCode type) {
        return type.a() == 1 && type.c() == 2;
    }

    /** One line without a price, which says what was used. */
    public static Line metered(Intervals intervals) {
        return new Line(
                METERED,
                Optional.empty(),
                Instant.ofEpochSecond(intervals.start()),
                Instant.ofEpochSecond(intervals.begin(intervals.count())),
                intervals.sum(),
                BigDecimal.ZERO,
                0,
                Optional.empty());
    }

    /**
     * Rates consecutive intervals by prices that no publication changes.
     *
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static List<Line> rate(Tariff tariff, MeasurementUnit unit, Intervals intervals) {
        return rate(tariff, unit, intervals, SeriesPrices.NONE);
    }

    /**
     * Rates consecutive intervals: those of energy charges, then those at published prices.
     *
     * @throws IllegalArgumentException where a price that it needs is not published
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static List<Line> rate(Tariff tariff, MeasurementUnit unit, Intervals intervals, SeriesPrices published) {
        List<Line> lines = new ArrayList<>();
        for (TariffComponent component : tariff.components()) {
            if (component instanceof EnergyCharge charge && charge.unit() == unit) {
                addRuns(lines, charge, new PriceClock(charge.whens(), tariff.zone(), tariff.holidays()), intervals);
            }
        }
        for (DynamicCharge charge : dynamic(tariff, unit)) {
            DynamicLines dynamic = DynamicLines.of(charge, Quantities.of(intervals), published);
            for (DynamicLines.Run unpriced : dynamic.unpriced()) {
                throw new IllegalArgumentException("no price of " + charge.series() + " is published for "
                        + Instant.ofEpochSecond(unpriced.from()));
            }
            lines.addAll(dynamic.lines());
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
