package io.meterproof.metering.period;

import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cycle costs. The lines sum exactly to its total.
 *
 * @param unpriced what could not be priced and is in no line
 * @param carried for the next cycle
 */
public record RatedPeriod(List<Line> lines, List<Unpriced> unpriced, Carried carried) {
    public RatedPeriod {
        lines = List.copyOf(lines);
        unpriced = List.copyOf(unpriced);
    }

    /**
     * Micro-units of all lines.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long total() {
        return Sums.of(lines);
    }

    /** Micro-units by component, in the order of their lines' ids. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        lines.forEach(line -> totals.merge(line.component(), line.amount(), Math::addExact));
        return totals;
    }
}
