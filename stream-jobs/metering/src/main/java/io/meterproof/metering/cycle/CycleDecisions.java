package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.RuleLines;
import io.meterproof.metering.rule.UsedInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an account's rules say of the use in a cycle, or in a part of one. */
public final class CycleDecisions {
    private final String contract;
    private final List<AccountRule> rules;
    private final MeasurementUnit unit;

    private CycleDecisions(String contract, List<AccountRule> rules, MeasurementUnit unit) {
        this.contract = contract;
        this.rules = rules;
        this.unit = unit;
    }

    /**
     * Decides what begins in [from, to); what was used before it in the same local month is counted too, and what was used under other
     * contracts that have the same shared rule.
     *
     * @param contract the key of its terms
     * @param holding the version of the tariff at the begin, by whose zone and holidays times are local
     * @param unit of the cycle; use in another unit costs something, and is none of it otherwise
     * @param uses under the contract, in all its versions, and under others
     * @throws ArithmeticException where a sum passes 64 bits
     */
    public static List<Line> lines(
            String contract,
            List<AccountRule> rules,
            Tariff holding,
            MeasurementUnit unit,
            Collection<RuledUse> uses,
            Instant from,
            Instant to) {
        if (rules.isEmpty()) {
            return List.of();
        }
        long month = CycleRating.month(holding.zone(), from).from().getEpochSecond();
        CycleDecisions decisions = new CycleDecisions(contract, rules, unit);
        List<UsedInterval> used = new ArrayList<>();
        uses.forEach(use -> used.addAll(decisions.intervals(use, month, to.getEpochSecond())));
        return RuleLines.of(rules, holding.zone(), holding.holidays(), used, from.getEpochSecond());
    }

    private List<UsedInterval> intervals(RuledUse use, long from, long to) {
        MeasuredUse measured = use.measured();
        boolean isOwn = use.contract().equals(contract);
        Set<AccountRule> counting = counting(use, isOwn);
        boolean decided = isOwn && measured.unit() == unit;
        List<UsedInterval> used = new ArrayList<>();
        Intervals all = measured.intervals();
        for (int i = all.indexAt(from); (decided || !counting.isEmpty()) && i < all.indexAt(to); i++) {
            used.add(new UsedInterval(
                    all.begin(i),
                    all.begin(i + 1),
                    measured.usagePoint(),
                    all.quantity(i),
                    measured.amount(i),
                    use.contract(),
                    decided,
                    Optional.of(counting)));
        }
        return used;
    }

    /** Of another contract those that it has too. */
    private Set<AccountRule> counting(RuledUse use, boolean isOwn) {
        Set<AccountRule> counting = new HashSet<>(rules);
        counting.removeIf(rule -> !isOwn && !(rule.shared() && use.rules().contains(rule)));
        counting.removeIf(rule -> use.measured().unit() != unit && !rule.isOfMoney());
        return counting;
    }
}
