package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What was imported and exported in a cycle. Its unit is that of the earliest use; what is measured otherwise is not of it.
 *
 * @param charged what was booked of it at published prices
 */
public record CycleUse(MeasurementUnit unit, Quantities imported, Quantities exported, List<Line> charged) {
    public CycleUse {
        charged = List.copyOf(charged);
    }

    /**
     * Of some uses those that begin in [from, to).
     *
     * @param imports document hashes of the agreement or authorisation, in all its versions
     * @param exports of the agreement that is netted with it
     */
    public static CycleUse of(
            Collection<MeasuredUse> uses, Set<Hash> imports, Set<Hash> exports, Instant from, Instant to) {
        Span span = new Span(from, to);
        List<MeasuredUse> within = uses.stream()
                .filter(use -> imports.contains(use.agreement()) || exports.contains(use.agreement()))
                .filter(use -> use.begin() < span.to().getEpochSecond()
                        && use.end() > span.from().getEpochSecond())
                .toList();
        MeasurementUnit unit = within.stream()
                .min((one, other) -> Long.compare(one.begin(), other.begin()))
                .map(MeasuredUse::unit)
                .orElse(MeasurementUnit.KILOWATT_HOUR);
        return new CycleUse(
                unit,
                quantities(within, imports, unit, span),
                quantities(within, exports, unit, span),
                charged(within, span));
    }

    private static List<Line> charged(List<MeasuredUse> uses, Span span) {
        return uses.stream()
                .flatMap(use -> use.charged().stream())
                .filter(line ->
                        !line.from().isBefore(span.from()) && line.from().isBefore(span.to()))
                .toList();
    }

    private static Quantities quantities(
            List<MeasuredUse> uses, Set<Hash> agreements, MeasurementUnit unit, Span span) {
        List<MeasuredUse> own = uses.stream()
                .filter(use -> agreements.contains(use.agreement()) && use.unit() == unit)
                .toList();
        return net(own).between(span.from().getEpochSecond(), span.to().getEpochSecond());
    }

    /** All of it, less what is deducted. */
    static Quantities net(Collection<MeasuredUse> uses) {
        return runs(uses, false).less(runs(uses, true));
    }

    private static Quantities runs(Collection<MeasuredUse> uses, boolean deducted) {
        return new Quantities(uses.stream()
                .filter(use -> use.deducted() == deducted)
                .map(MeasuredUse::intervals)
                .toList());
    }
}
