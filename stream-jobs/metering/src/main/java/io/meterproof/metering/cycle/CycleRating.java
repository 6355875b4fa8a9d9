package io.meterproof.metering.cycle;

import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Rates a cycle, or a part of one, and leaves out what was charged as it was read: shares and minimums are of all that is
 * charged, but the lines of energy charges are those of the usage entries.
 */
public final class CycleRating {
    private CycleRating() {}

    /** The same where no period charged standing charges by days. */
    public static RatedPeriod rate(List<Tariff> versions, Instant from, Instant to, CycleUse use, Carried carried) {
        return rate(versions, from, to, use, carried, false);
    }

    /**
     * Rates [from, to), which lies in one local month.
     *
     * @param versions that hold in it, the earliest first
     * @param carried what the part before left
     * @param byDays whether a period charged its standing charges already: they count in shares and minimums, and are left out
     * @throws IllegalArgumentException where no version holds at its begin, or a demand window does not fit the intervals
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static RatedPeriod rate(
            List<Tariff> versions, Instant from, Instant to, CycleUse use, Carried carried, boolean byDays) {
        PeriodUse used =
                PeriodUse.booked(from, to, use.unit(), use.imported(), use.exported(), List.of(), use.charged());
        RatedPeriod rated = PeriodRating.rate(versions, month(versions.get(0).zone(), from), used, carried);
        List<Line> lines = rated.lines().stream()
                .filter(line -> !isChargedElsewhere(line, versions, byDays))
                .toList();
        return new RatedPeriod(lines, rated.unpriced(), rated.carried());
    }

    /** The local month that an instant is in. */
    public static BillingCycle month(ZoneId zone, Instant instant) {
        return BillingCycle.of(zone, instant);
    }

    private static boolean isChargedElsewhere(Line line, List<Tariff> versions, boolean byDays) {
        Tariff holding = versions.get(0);
        for (Tariff version : versions) {
            holding = version.from().isAfter(line.from()) ? holding : version;
        }
        return holding.components().stream()
                .filter(component -> component.id().equals(line.component()))
                .anyMatch(component ->
                        Tariff.isChargedAsRead(component) || (byDays && component instanceof StandingCharge));
    }
}
