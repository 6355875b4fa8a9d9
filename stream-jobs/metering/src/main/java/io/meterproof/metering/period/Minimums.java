package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.StandingCharges;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** Makes up what a minimum charge lacks. */
final class Minimums {
    private static final long ONE = 1000;
    private static final int MICRO_DIGITS = 6;

    private Minimums() {}

    /** What a month's minimum lacks, under the price {@code shortfall}. */
    static Optional<Line> monthly(Part part, MinimumCharge minimum, List<Line> lines) {
        long least = part.monthly(minimum.id(), Optional.empty(), ONE, minimum.amount())
                .amount();
        return shortfall(part, minimum, least - charged(minimum, lines));
    }

    /**
     * What a year's minimum lacks at the end of the year, or of the agreement.
     *
     * @param above micro-units by which what was charged is above what was asked so far
     */
    static Optional<Line> yearly(Part part, MinimumCharge minimum, long above) {
        return endsYear(part) ? shortfall(part, minimum, Math.negateExact(above)) : Optional.empty();
    }

    /** What a year's minimum asks for the local days of a part: over a year its amount, to the micro-unit. */
    static long asked(Part part, MinimumCharge minimum) {
        LocalDate first = part.cycle().lastDate(part.zone()).withDayOfYear(1);
        Instant begin = first.atStartOfDay(part.zone()).toInstant();
        Instant end = first.plusYears(1).atStartOfDay(part.zone()).toInstant();
        long days = StandingCharges.days(part.zone(), begin, end);
        long amount = Amounts.micros(minimum.amount());
        return Math.subtractExact(
                Amounts.share(
                        amount,
                        StandingCharges.days(part.zone(), begin, part.use().to()),
                        days),
                Amounts.share(
                        amount,
                        StandingCharges.days(part.zone(), begin, part.use().from()),
                        days));
    }

    static boolean isYearly(MinimumCharge minimum) {
        return minimum.span() == Span.YEAR;
    }

    /** Whether a year is made up with it: by the calendar, or because the agreement ends. */
    static boolean endsYear(Part part) {
        return part.endsYear(Month.DECEMBER);
    }

    static long charged(MinimumCharge minimum, List<Line> lines) {
        return Sums.of(
                lines, component -> minimum.on().isEmpty() || minimum.on().contains(component));
    }

    private static Optional<Line> shortfall(Part part, MinimumCharge minimum, long micros) {
        return micros <= 0
                ? Optional.empty()
                : Optional.of(part.line(
                        minimum.id(), Optional.of("shortfall"), ONE, BigDecimal.valueOf(micros, MICRO_DIGITS)));
    }
}
