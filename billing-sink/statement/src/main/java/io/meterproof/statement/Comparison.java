package io.meterproof.statement;

import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.Consumption.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was used in a statement's period, beside the period before and the same one a year ago. */
final class Comparison {
    private static final int PERCENT_SHIFT = 2;

    private final ServicePeriod period;
    private final SortedMap<MeteredUse, Quantity> used;
    private final Optional<Past> previous;
    private final Optional<Past> lastYear;

    private record Past(ServicePeriod period, SortedMap<MeteredUse, Quantity> used) {
        String quantity(Collection<MeteredUse> uses) {
            return Figures.quantity(of(uses));
        }

        String perDay(Collection<MeteredUse> uses) {
            return period.perDay(of(uses));
        }

        private long of(Collection<MeteredUse> uses) {
            return sum(uses, used).all();
        }
    }

    /** @param before the statement before, if there is one */
    Comparison(Consumption consumption, StatementEntry statement, Optional<StatementEntry> before, ZoneId zone) {
        period = new ServicePeriod(statement.from(), statement.to());
        used = consumption.between(period.from(), period.to());
        previous = before.map(entry -> past(consumption, new ServicePeriod(entry.from(), entry.to())));
        ServicePeriod year = period.yearBefore(zone);
        lastYear =
                consumption.begin().filter(begin -> !begin.isAfter(year.from())).map(begin -> past(consumption, year));
    }

    private static Past past(Consumption consumption, ServicePeriod period) {
        return new Past(period, consumption.between(period.from(), period.to()));
    }

    /** Everything that was used in the period or in one that it is compared with; where some is deducted, gross, deducted and net. */
    SortedMap<Use, List<AccountStatement.Used>> used() {
        SortedMap<Use, SortedSet<MeteredUse>> all = new TreeMap<>();
        Stream.concat(used.keySet().stream(), previous.stream().flatMap(past -> past.used().keySet().stream()))
                .forEach(each -> all.computeIfAbsent(each.use(), unseen -> new TreeSet<>())
                        .add(each));
        SortedMap<Use, List<AccountStatement.Used>> views = new TreeMap<>();
        all.forEach((use, sources) -> views.put(use, views(sources)));
        return views;
    }

    /** Each direction apart: what was fed in is never taken off what was used. */
    private List<AccountStatement.Used> views(SortedSet<MeteredUse> sources) {
        List<AccountStatement.Used> views = new ArrayList<>();
        sources.stream()
                .collect(Collectors.groupingBy(
                        MeteredUse::exported, TreeMap::new, Collectors.toCollection(TreeSet::new)))
                .values()
                .forEach(direction -> views.addAll(viewsOfOne(direction)));
        return views;
    }

    private List<AccountStatement.Used> viewsOfOne(SortedSet<MeteredUse> sources) {
        boolean deducts = sources.stream().anyMatch(MeteredUse::isDeducted);
        List<AccountStatement.Used> views = new ArrayList<>();
        for (MeteredUse source : sources) {
            String own = deducts ? "gross" : "";
            views.add(view(source.isDeducted() ? "deducted" : own, source.subMeter(), Set.of(source)));
        }
        if (deducts) {
            views.add(view("net", "", sources));
        }
        return views;
    }

    private AccountStatement.Used view(String kind, String subMeter, Collection<MeteredUse> uses) {
        Quantity quantity = sum(uses, used);
        return new AccountStatement.Used(
                uses.iterator().next().exported() ? "export" : "",
                kind,
                subMeter,
                uses.iterator().next().use().unit(),
                Figures.quantity(quantity.all()),
                period.perDay(quantity.all()),
                percent(quantity),
                previous.map(past -> past.quantity(uses)).orElse(""),
                previous.map(past -> past.perDay(uses)).orElse(""),
                lastYear.map(past -> past.quantity(uses)).orElse(""),
                lastYear.map(past -> past.perDay(uses)).orElse(""));
    }

    private static Quantity sum(Collection<MeteredUse> uses, SortedMap<MeteredUse, Quantity> quantities) {
        Quantity sum = new Quantity(0, 0);
        for (MeteredUse use : uses) {
            sum = sum.plus(quantities.getOrDefault(use, new Quantity(0, 0)));
        }
        return sum;
    }

    private static String percent(Quantity quantity) {
        if (quantity.all() == 0) {
            return "0.0";
        }
        return BigDecimal.valueOf(quantity.estimated())
                .movePointRight(PERCENT_SHIFT)
                .divide(BigDecimal.valueOf(quantity.all()), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
