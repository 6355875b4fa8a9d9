package io.meterproof.quickstart.quote;

import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.period.Unpriced;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a use would cost: the lines of each month, and what each component comes to, rounded once to the minor unit as on
 * a bill.
 */
record Quote(Tariff tariff, PeriodUse use, List<RatedPeriod> months) {

    static Quote of(List<Tariff> versions, PeriodUse use) throws QuoteException {
        try {
            return new Quote(versions.get(versions.size() - 1), use, PeriodRating.rateMonths(versions, use));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new QuoteException(e.getMessage(), e);
        }
    }

    List<Line> lines() {
        return months.stream().flatMap(month -> month.lines().stream()).toList();
    }

    List<Unpriced> unpriced() {
        return months.stream().flatMap(month -> month.unpriced().stream()).toList();
    }

    /** Micro-units by component and month, each rounded; in the tariff's order. */
    Map<String, Long> components() {
        Map<String, Long> sums = new LinkedHashMap<>();
        tariff.components().forEach(component -> sums.put(component.id(), 0L));
        for (RatedPeriod month : months) {
            month.totals()
                    .forEach((component, amount) ->
                            sums.merge(component, Amounts.toMinorUnit(amount, tariff.currency()), Math::addExact));
        }
        return sums;
    }

    /** Micro-units of all components. */
    long total() {
        return new ArrayList<>(components().values()).stream().reduce(0L, Math::addExact);
    }
}
