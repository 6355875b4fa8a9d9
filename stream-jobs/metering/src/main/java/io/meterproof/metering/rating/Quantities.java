package io.meterproof.metering.rating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was used, as runs of intervals in the order of their begin; between two runs nothing is known. Runs may differ in
 * the length of their intervals.
 */
public record Quantities(List<Intervals> runs) {
    public static final Quantities NONE = new Quantities(List.of());

    public Quantities {
        runs = runs.stream()
                .filter(run -> run.count() > 0)
                .sorted(Comparator.comparingLong(Intervals::start))
                .toList();
    }

    public static Quantities of(Intervals intervals) {
        return new Quantities(List.of(intervals));
    }

    /** Told one interval after the other: its begin and end in UTC seconds, and its milli-units. */
    public interface Visitor {
        void visit(long begin, long end, long quantity);
    }

    /** Tells all intervals in order of time. */
    public void each(Visitor visitor) {
        for (Intervals run : runs) {
            for (int i = 0; i < run.count(); i++) {
                visitor.visit(run.begin(i), run.begin(i + 1), run.quantity(i));
            }
        }
    }

    /**
     * Milli-units of all intervals.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long sum() {
        long sum = 0;
        for (Intervals run : runs) {
            sum = Math.addExact(sum, run.sum());
        }
        return sum;
    }

    /**
     * The same less what is taken off: each interval of that, which is negative, is added to the one in which it begins. Where there is
     * none it stands alone.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public Quantities less(Quantities deducted) {
        if (deducted.runs.isEmpty()) {
            return this;
        }
        List<Intervals> net =
                new ArrayList<>(runs.stream().map(Intervals::copied).toList());
        NavigableMap<Long, Intervals> byStart = new TreeMap<>();
        net.forEach(run -> byStart.putIfAbsent(run.start(), run));
        for (Intervals run : deducted.runs) {
            for (int i = 0; i < run.count(); i++) {
                Map.Entry<Long, Intervals> own = byStart.floorEntry(run.begin(i));
                if (own == null
                        || run.begin(i) >= own.getValue().begin(own.getValue().count())) {
                    net.add(run.slice(i, i + 1));
                } else {
                    own.getValue().add(run.begin(i), run.quantity(i));
                }
            }
        }
        return new Quantities(net);
    }

    /** The intervals that begin in [from, to), UTC seconds. */
    public Quantities between(long from, long to) {
        List<Intervals> within = new ArrayList<>(runs.size());
        for (Intervals run : runs) {
            if (run.begin(run.count()) > from && run.start() < to) {
                within.add(run.between(from, to));
            }
        }
        return new Quantities(within);
    }
}
