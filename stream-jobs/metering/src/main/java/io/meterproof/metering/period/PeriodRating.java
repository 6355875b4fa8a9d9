package io.meterproof.metering.period;

import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rates the use of a billing cycle, or of a part of one. Where the tariff changes within it, each version rates its own
 * part: monthly thresholds, prices and minimums are pro-rated by local days. Levies and taxes come on top, then the
 * carrying over of credit.
 */
public final class PeriodRating {
    private PeriodRating() {}

    /** The same where the agreement goes on. */
    public static RatedPeriod rate(List<Tariff> versions, BillingCycle cycle, PeriodUse use, Carried carried) {
        return rate(versions, cycle, use, carried, false);
    }

    /**
     * Rates one cycle.
     *
     * @param versions of one tariff, in any order; each holds until the next one's begin
     * @param use in [from, to) within the cycle
     * @param carried what the cycle before left
     * @param ends whether the agreement ends with the use, so that no credit is carried on
     * @throws IllegalArgumentException where no version holds at the use's begin, or a demand window does not fit the
     *     intervals
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static RatedPeriod rate(
            List<Tariff> versions, BillingCycle cycle, PeriodUse use, Carried carried, boolean ends) {
        List<Tariff> ordered =
                versions.stream().sorted(Comparator.comparing(Tariff::from)).toList();
        if (ordered.isEmpty() || ordered.get(0).from().isAfter(use.from())) {
            throw new IllegalArgumentException("no version of the tariff holds at " + use.from());
        }
        List<Part> parts = Part.of(ordered, cycle, use, ends);
        List<Line> lines = new ArrayList<>();
        List<Line> leftOver = new ArrayList<>();
        List<Unpriced> unpriced = new ArrayList<>();
        Carried left = carried;
        for (Part part : parts) {
            RatedPeriod rated = PartRating.rate(part, left);
            lines.addAll(rated.charged());
            leftOver.addAll(rated.leftOver());
            unpriced.addAll(rated.unpriced());
            left = rated.carried();
        }
        List<Line> all = Stream.concat(lines.stream(), leftOver.stream()).toList();
        lines.addAll(new Shares(parts, ordered.get(0).currency()).on(all));
        return carryOver(parts.get(parts.size() - 1), new RatedPeriod(lines, leftOver, unpriced, left));
    }

    /** Rates the local calendar months that the use touches, each with what the one before left. */
    public static List<RatedPeriod> rateMonths(List<Tariff> versions, PeriodUse use) {
        List<RatedPeriod> months = new ArrayList<>();
        Carried carried = Carried.NOTHING;
        for (BillingCycle month : BillingCycle.months(versions.get(0).zone(), use.from(), use.to())) {
            RatedPeriod rated = rate(versions, month, use.within(month), carried);
            carried = rated.carried();
            months.add(rated);
        }
        return months;
    }

    private static RatedPeriod carryOver(Part last, RatedPeriod rated) {
        List<Line> lines = new ArrayList<>(rated.charged());
        List<Line> leftOver = new ArrayList<>(rated.leftOver());
        long leftOverUnits = Sums.of(leftOver);
        Carried carried = rated.carried();
        for (TariffComponent component : last.tariff().components()) {
            if (component instanceof NetBilling billing && billing.carryOver().isPresent()) {
                long due = Math.addExact(Sums.of(lines), leftOverUnits);
                NetBillingLines.Balance balance =
                        NetBillingLines.carry(last, billing, billing.carryOver().get(), due, carried);
                lines.addAll(balance.lines());
                carried = carried.withCredits(billing.id(), balance.credits());
            }
        }
        NetBillingLines.Balance ended = NetBillingLines.leftOver(last, carried);
        leftOver.addAll(ended.lines());
        carried = carried.withCredits(ended.credits());
        return new RatedPeriod(lines, leftOver, rated.unpriced(), carried);
    }
}
