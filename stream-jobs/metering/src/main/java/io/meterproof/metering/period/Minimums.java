package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import java.math.BigDecimal;
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

    /** What a year's minimum lacks at the end of the cycle that ends the year. */
    static Optional<Line> yearly(Part part, MinimumCharge minimum, long charged) {
        return endsYear(part) ? shortfall(part, minimum, Amounts.micros(minimum.amount()) - charged) : Optional.empty();
    }

    static boolean isYearly(MinimumCharge minimum) {
        return minimum.span() == Span.YEAR;
    }

    static boolean endsYear(Part part) {
        return part.use().to().equals(part.cycle().to())
                && part.cycle().lastDate(part.zone()).getMonth() == Month.DECEMBER;
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
