package io.meterproof.metering.rule;

import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an account's rules say of its use, as lines without a price: one for each run of intervals that follow each other in time
 * and are decided alike. Their quantities sum to what was used while a rule held.
 */
public final class RuleLines {
    private final List<Line> lines = new ArrayList<>();
    private RuleDecision decision;
    private long begin;
    private long end;
    private long quantity;

    private RuleLines() {}

    /**
     * Decides in the order of service time.
     *
     * @param zone of the tariff, whose days and holidays count
     * @param used from the begin of the local month on, for amounts are counted from there
     * @param from what begins before, in UTC seconds, is only counted
     * @throws ArithmeticException where a sum passes 64 bits
     */
    public static List<Line> of(
            List<AccountRule> rules, ZoneId zone, Set<LocalDate> holidays, Collection<UsedInterval> used, long from) {
        RuleBook book = new RuleBook(rules, zone, holidays);
        RuleLines lines = new RuleLines();
        for (UsedInterval interval : used.stream().sorted().toList()) {
            Optional<RuleDecision> decided = book.decide(interval);
            if (decided.isPresent() && interval.begin() >= from) {
                lines.add(interval, decided.get());
            }
        }
        lines.finish();
        return lines.lines;
    }

    private void add(UsedInterval interval, RuleDecision decided) {
        if (!decided.equals(decision) || interval.begin() != end) {
            finish();
            decision = decided;
            begin = interval.begin();
            quantity = 0;
        }
        end = interval.end();
        quantity = Math.addExact(quantity, interval.quantity());
    }

    private void finish() {
        if (decision != null) {
            lines.add(new Line(
                    decision.component(),
                    decision.denial(),
                    Instant.ofEpochSecond(begin),
                    Instant.ofEpochSecond(end),
                    quantity,
                    BigDecimal.ZERO,
                    0,
                    Optional.empty()));
        }
    }
}
