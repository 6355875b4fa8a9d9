package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sums of lines, micro-units. */
final class Sums {
    private Sums() {}

    static long of(List<Line> lines) {
        return of(lines, component -> true);
    }

    static long of(List<Line> lines, Predicate<String> components) {
        long sum = 0;
        for (Line line : lines) {
            if (components.test(line.component())) {
                sum = Math.addExact(sum, line.amount());
            }
        }
        return sum;
    }

    /** What some components cost, each rounded to the minor unit as its statement rounds it. */
    static long rounded(List<Line> lines, Predicate<String> components, String currency) {
        Map<String, Long> exact = new TreeMap<>();
        lines.stream()
                .filter(line -> components.test(line.component()))
                .forEach(line -> exact.merge(line.component(), line.amount(), Math::addExact));
        long sum = 0;
        for (long amount : exact.values()) {
            sum = Math.addExact(sum, Amounts.toMinorUnit(amount, currency));
        }
        return sum;
    }
}
