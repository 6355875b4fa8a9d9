package io.meterproof.metering.period;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.SeriesPrice;
import io.meterproof.metering.rating.SeriesPrices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was used of one commodity under one agreement, in [from, to) of one billing cycle.
 *
 * @param imported what was delivered, milli-units
 * @param exported what was received, milli-units; empty where nothing can be
 * @param series published prices by name
 * @param charged lines that were booked as it was read; empty in a quote, where nothing was booked
 */
public record PeriodUse(
        Instant from,
        Instant to,
        MeasurementUnit unit,
        Quantities imported,
        Quantities exported,
        Map<String, PriceSeries> series,
        List<FeeEvent> fees,
        Optional<List<Line>> charged) {
    public PeriodUse {
        series = Map.copyOf(series);
        fees = List.copyOf(fees);
        charged = charged.map(List::copyOf);
    }

    /** A use of which nothing is booked. */
    public PeriodUse(
            Instant from,
            Instant to,
            MeasurementUnit unit,
            Quantities imported,
            Quantities exported,
            Map<String, PriceSeries> series,
            List<FeeEvent> fees) {
        this(from, to, unit, imported, exported, series, fees, Optional.empty());
    }

    /** A use that was booked as it was read. */
    public static PeriodUse booked(
            Instant from,
            Instant to,
            MeasurementUnit unit,
            Quantities imported,
            Quantities exported,
            List<FeeEvent> fees,
            List<Line> charged) {
        return new PeriodUse(from, to, unit, imported, exported, Map.of(), fees, Optional.of(charged));
    }

    /** Import alone. */
    public static PeriodUse of(Instant from, Instant to, MeasurementUnit unit, Intervals imported) {
        return new PeriodUse(from, to, unit, Quantities.of(imported), Quantities.NONE, Map.of(), List.of());
    }

    /** Import and export. */
    public static PeriodUse of(Instant from, Instant to, MeasurementUnit unit, Intervals imported, Intervals exported) {
        return new PeriodUse(from, to, unit, Quantities.of(imported), Quantities.of(exported), Map.of(), List.of());
    }

    /** The part of it in a billing cycle. */
    public PeriodUse within(BillingCycle cycle) {
        return between(from.isAfter(cycle.from()) ? from : cycle.from(), to.isBefore(cycle.to()) ? to : cycle.to());
    }

    PeriodUse between(Instant begin, Instant end) {
        List<FeeEvent> events = fees.stream()
                .filter(fee -> !fee.at().isBefore(begin) && fee.at().isBefore(end))
                .toList();
        return new PeriodUse(
                begin,
                end,
                unit,
                slice(imported, begin, end),
                slice(exported, begin, end),
                series,
                events,
                charged.map(lines -> within(lines, begin, end)));
    }

    /** The same with an earlier begin, for a line about it. */
    PeriodUse since(Instant begin) {
        return new PeriodUse(begin, to, unit, imported, exported, series, fees, charged);
    }

    /** The price of a series, as it is published. */
    SeriesPrices published() {
        return (name, second) -> Optional.ofNullable(series.get(name))
                .flatMap(prices -> prices.at(second))
                .map(point -> new SeriesPrice(
                        point.from().getEpochSecond(), point.to().getEpochSecond(), point.price()));
    }

    private static List<Line> within(List<Line> lines, Instant begin, Instant end) {
        return lines.stream()
                .filter(line -> !line.from().isBefore(begin) && line.from().isBefore(end))
                .toList();
    }

    private static Quantities slice(Quantities quantities, Instant begin, Instant end) {
        return quantities.between(begin.getEpochSecond(), end.getEpochSecond());
    }
}
