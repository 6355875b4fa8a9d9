package io.meterproof.metering.period;

import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a cycle costs. The lines sum exactly to its total.
 *
 * @param charged by components of the versions that hold in it
 * @param leftOver of credit whose component the tariff has no longer: another one may have its id by now
 * @param unpriced what could not be priced and is in no line
 * @param carried for the next cycle
 */
public record RatedPeriod(List<Line> charged, List<Line> leftOver, List<Unpriced> unpriced, Carried carried) {
    public RatedPeriod {
        charged = List.copyOf(charged);
        leftOver = List.copyOf(leftOver);
        unpriced = List.copyOf(unpriced);
    }

    public List<Line> lines() {
        return Stream.concat(charged.stream(), leftOver.stream()).toList();
    }

    /**
     * Micro-units of all lines.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long total() {
        return Sums.of(lines());
    }

    /** Micro-units by component, in the order of their lines' ids. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        lines().forEach(line -> totals.merge(line.component(), line.amount(), Math::addExact));
        return totals;
    }
}
