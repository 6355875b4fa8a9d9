package io.meterproof.metering.rule;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What was used in one interval, or in one charging transaction, as rules decide it. The order is that of service time; of
 * what begins together first what ends first, then by usage point, quantity, amount and contract, so that no order of arrival shows.
 *
 * @param begin UTC seconds
 * @param end UTC seconds, exclusive
 * @param quantity milli-units
 * @param amount what it was billed for, micro-units
 * @param contract under which it was used: subject and id
 * @param decided whether it is under the contract whose rules these are, in the unit of the cycle; else it is only counted
 * @param counting the rules that count it; empty for all
 */
public record UsedInterval(
        long begin,
        long end,
        String usagePoint,
        long quantity,
        long amount,
        String contract,
        boolean decided,
        Optional<Set<AccountRule>> counting)
        implements Comparable<UsedInterval> {
    private static final Comparator<UsedInterval> ORDER = Comparator.comparingLong(UsedInterval::begin)
            .thenComparingLong(UsedInterval::end)
            .thenComparing(UsedInterval::usagePoint)
            .thenComparingLong(UsedInterval::quantity)
            .thenComparingLong(UsedInterval::amount)
            .thenComparing(UsedInterval::contract);

    /** Under one contract, where no rule counts money. */
    public UsedInterval(long begin, long end, String usagePoint, long quantity) {
        this(begin, end, usagePoint, quantity, 0, "", true, Optional.empty());
    }

    /** The same with what is deducted. */
    UsedInterval plus(UsedInterval deducted) {
        return new UsedInterval(
                begin,
                end,
                usagePoint,
                Math.addExact(quantity, deducted.quantity),
                Math.addExact(amount, deducted.amount),
                contract,
                decided,
                counting);
    }

    boolean isCountedBy(AccountRule rule) {
        return counting.map(rules -> rules.contains(rule)).orElse(true);
    }

    @Override
    public int compareTo(UsedInterval other) {
        return ORDER.compare(this, other);
    }
}
