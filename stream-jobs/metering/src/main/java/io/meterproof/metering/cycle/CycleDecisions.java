package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.NetIntervals;
import io.meterproof.metering.rule.RuleLines;
import io.meterproof.metering.rule.UsedInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * contracts that have the same shared rule. Of each contract the net of an interval counts: what is deducted is taken off the other
     * use in which it begins, where both begin in [from, to), or both before.
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
        List<UsedInterval> used = decisions.net(uses, month, from.getEpochSecond());
        used.addAll(decisions.net(uses, from.getEpochSecond(), to.getEpochSecond()));
        return RuleLines.of(rules, holding.zone(), holding.holidays(), used, from.getEpochSecond());
    }

    /** What begins in [from, to), less what is deducted of use that counts alike. */
    private List<UsedInterval> net(Collection<RuledUse> uses, long from, long to) {
        Map<Alike, List<RuledUse>> alike = new LinkedHashMap<>();
        uses.forEach(use ->
                alike.computeIfAbsent(alike(use), unseen -> new ArrayList<>()).add(use));
        List<UsedInterval> net = new ArrayList<>();
        alike.forEach((key, all) ->
                net.addAll(NetIntervals.of(intervals(key, all, false, from, to), intervals(key, all, true, from, to))));
        return net;
    }

    private List<UsedInterval> intervals(Alike alike, List<RuledUse> uses, boolean deducted, long from, long to) {
        return uses.stream()
                .filter(use -> use.measured().deducted() == deducted)
                .flatMap(use -> intervals(alike, use.measured(), from, to).stream())
                .toList();
    }

    private List<UsedInterval> intervals(Alike alike, MeasuredUse measured, long from, long to) {
        boolean decided = alike.contract().equals(contract) && measured.unit() == unit;
        List<UsedInterval> used = new ArrayList<>();
        Intervals all = measured.intervals();
        for (int i = all.indexAt(from); (decided || !alike.counting().isEmpty()) && i < all.indexAt(to); i++) {
            used.add(new UsedInterval(
                    all.begin(i),
                    all.begin(i + 1),
                    measured.usagePoint(),
                    all.quantity(i),
                    measured.amount(i),
                    alike.contract(),
                    decided,
                    Optional.of(alike.counting())));
        }
        return used;
    }

    /** What use may have in common with other use that it is netted with. */
    private record Alike(String contract, MeasurementUnit unit, Set<AccountRule> counting) {}

    private Alike alike(RuledUse use) {
        return new Alike(use.contract(), use.measured().unit(), counting(use));
    }

    /** Of another contract those that it has too. */
    private Set<AccountRule> counting(RuledUse use) {
        boolean isOwn = use.contract().equals(contract);
        Set<AccountRule> counting = new HashSet<>(rules);
        counting.removeIf(rule -> !isOwn && !(rule.shared() && use.rules().contains(rule)));
        counting.removeIf(rule -> use.measured().unit() != unit && !rule.isOfMoney());
        return counting;
    }
}
