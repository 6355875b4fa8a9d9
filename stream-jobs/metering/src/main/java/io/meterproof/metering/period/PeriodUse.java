package io.meterproof.metering.period;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Quantities;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was used of one commodity under one agreement, in [from, to) of one billing cycle.
 *
 * @param imported what was delivered, milli-units
 * @param exported what was received, milli-units; empty where nothing can be
 * @param series published prices by name
 */
public record PeriodUse(
        Instant from,
        Instant to,
        MeasurementUnit unit,
        Quantities imported,
        Quantities exported,
        Map<String, PriceSeries> series,
        List<FeeEvent> fees) {
    public PeriodUse {
        series = Map.copyOf(series);
        fees = List.copyOf(fees);
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
                begin, end, unit, slice(imported, begin, end), slice(exported, begin, end), series, events);
    }

    /** The same with an earlier begin, for a line about it. */
    PeriodUse since(Instant begin) {
        return new PeriodUse(begin, to, unit, imported, exported, series, fees);
    }

    private static Quantities slice(Quantities quantities, Instant begin, Instant end) {
        return quantities.between(begin.getEpochSecond(), end.getEpochSecond());
    }
}
