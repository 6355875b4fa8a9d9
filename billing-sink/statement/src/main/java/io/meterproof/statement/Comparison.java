package io.meterproof.statement;

import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.Consumption.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was used in a statement's period, beside the period before and the same one a year ago. */
final class Comparison {
    private static final int PERCENT_SHIFT = 2;

    private final ServicePeriod period;
    private final SortedMap<Use, Quantity> used;
    private final Optional<Past> previous;
    private final Optional<Past> lastYear;

    private record Past(ServicePeriod period, SortedMap<Use, Quantity> used) {
        String quantity(Use use) {
            return Figures.quantity(of(use));
        }

        String perDay(Use use) {
            return period.perDay(of(use));
        }

        private long of(Use use) {
            return used.getOrDefault(use, new Quantity(0, 0)).all();
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

    /** Everything that was used in the period or in one that it is compared with. */
    SortedMap<Use, AccountStatement.Used> used() {
        SortedMap<Use, Quantity> all = new TreeMap<>(used);
        previous.ifPresent(past -> past.used().keySet().forEach(use -> all.putIfAbsent(use, new Quantity(0, 0))));
        SortedMap<Use, AccountStatement.Used> views = new TreeMap<>();
        all.forEach((use, quantity) -> views.put(use, view(use, quantity)));
        return views;
    }

    private AccountStatement.Used view(Use use, Quantity quantity) {
        return new AccountStatement.Used(
                use.unit(),
                Figures.quantity(quantity.all()),
                period.perDay(quantity.all()),
                percent(quantity),
                previous.map(past -> past.quantity(use)).orElse(""),
                previous.map(past -> past.perDay(use)).orElse(""),
                lastYear.map(past -> past.quantity(use)).orElse(""),
                lastYear.map(past -> past.perDay(use)).orElse(""));
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
