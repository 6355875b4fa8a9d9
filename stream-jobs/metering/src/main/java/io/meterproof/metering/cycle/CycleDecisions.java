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
import java.util.List;

/** What an account's rules say of the use in a cycle, or in a part of one. */
public final class CycleDecisions {
    private CycleDecisions() {}

    /**
     * Decides what begins in [from, to); what was used before it in the same local month is counted too.
     *
     * @param holding the version of the tariff at the begin, by whose zone and holidays times are local
     * @param unit of the cycle; use in another unit is none of it
     * @param uses under the agreement, in all its versions
     * @throws ArithmeticException where a sum passes 64 bits
     */
    public static List<Line> lines(
            List<AccountRule> rules,
            Tariff holding,
            MeasurementUnit unit,
            Collection<MeasuredUse> uses,
            Instant from,
            Instant to) {
        if (rules.isEmpty()) {
            return List.of();
        }
        long month = CycleRating.month(holding.zone(), from).from().getEpochSecond();
        List<UsedInterval> used = new ArrayList<>();
        for (MeasuredUse use : uses) {
            if (use.unit() == unit) {
                Intervals intervals = use.intervals().between(month, to.getEpochSecond());
                for (int i = 0; i < intervals.count(); i++) {
                    used.add(new UsedInterval(
                            intervals.begin(i), intervals.begin(i + 1), use.usagePoint(), intervals.quantity(i)));
                }
            }
        }
        return RuleLines.of(rules, holding.zone(), holding.holidays(), used, from.getEpochSecond());
    }
}
