package io.meterproof.metering.rule;

import java.util.Comparator;

/**
 * What was used in one interval, or in one charging transaction, as rules decide it. The order is that of service time; of
 * what begins together first what ends first, then by usage point and quantity, so that no order of arrival shows.
 *
 * @param begin UTC seconds
 * @param end UTC seconds, exclusive
 * @param quantity milli-units
 */
public record UsedInterval(long begin, long end, String usagePoint, long quantity) implements Comparable<UsedInterval> {
    private static final Comparator<UsedInterval> ORDER = Comparator.comparingLong(UsedInterval::begin)
            .thenComparingLong(UsedInterval::end)
            .thenComparing(UsedInterval::usagePoint)
            .thenComparingLong(UsedInterval::quantity);

    @Override
    public int compareTo(UsedInterval other) {
        return ORDER.compare(this, other);
    }
}
