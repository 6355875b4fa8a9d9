package io.meterproof.metering.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides use interval by interval and counts it. What was denied counts as used: so a decision rests on what was used before it
 * alone, and not on what another rule says of that.
 */
final class RuleBook {
    private final List<AccountRule> rules;
    private final ZoneId zone;
    private final Set<LocalDate> holidays;
    private final Map<AccountRule, Map<LocalDate, Long>> counted = new HashMap<>();

    RuleBook(List<AccountRule> rules, ZoneId zone, Set<LocalDate> holidays) {
        this.rules = rules;
        this.zone = zone;
        this.holidays = holidays;
    }

    /**
     * Decides the next interval in the order of service time; empty where no rule holds at its begin, or it is only counted.
     *
     * @throws ArithmeticException where a count passes 64 bits
     */
    Optional<RuleDecision> decide(UsedInterval used) {
        Instant begin = Instant.ofEpochSecond(used.begin());
        LocalDateTime local = LocalDateTime.ofInstant(begin, zone);
        List<AccountRule> holding =
                rules.stream().filter(rule -> rule.holdsAt(begin)).toList();
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        Optional<RuleDecision> decision = used.decided() ? Optional.of(decide(holding, used, local)) : Optional.empty();
        holding.stream().filter(used::isCountedBy).forEach(rule -> count(rule, used, local.toLocalDate()));
        return decision;
    }

    private RuleDecision decide(List<AccountRule> holding, UsedInterval used, LocalDateTime local) {
        return new RuleDecision(holding.stream()
                .filter(rule -> !permits(rule, used, local))
                .map(AccountRule::name)
                .findFirst());
    }

    private boolean permits(AccountRule rule, UsedInterval used, LocalDateTime local) {
        LocalDate date = local.toLocalDate();
        if (rule.limit() instanceof Limit.OfAmount amount) {
            return countedIn(rule).getOrDefault(amount.per().begin(date), 0L) < amount.quantity();
        } else if (rule.limit() instanceof Limit.OfMoney money) {
            return countedIn(rule).getOrDefault(money.per().begin(date), 0L) < money.micros();
        } else if (rule.limit() instanceof Limit.OfHours hours) {
            int second = local.toLocalTime().toSecondOfDay();
            return hours.when().covers(date, holidays.contains(date), second);
        }
        return ((Limit.OfPlaces) rule.limit()).usagePoints().contains(used.usagePoint());
    }

    private void count(AccountRule rule, UsedInterval used, LocalDate date) {
        if (rule.limit() instanceof Limit.OfAmount amount) {
            countedIn(rule).merge(amount.per().begin(date), used.quantity(), Math::addExact);
        } else if (rule.limit() instanceof Limit.OfMoney money) {
            countedIn(rule).merge(money.per().begin(date), used.amount(), Math::addExact);
        }
    }

    private Map<LocalDate, Long> countedIn(AccountRule rule) {
        return counted.computeIfAbsent(rule, unseen -> new HashMap<>());
    }
}
