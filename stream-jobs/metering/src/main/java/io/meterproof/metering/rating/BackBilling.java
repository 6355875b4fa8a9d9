package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far back a jurisdiction lets a bill reach. What ended longer before its booking is charged no higher than it was charged
 * before: a line {@code id} of the bill writes off the rest. Credit is not bounded; that of a deduction waits for the period's close.
 *
 * @param policy where the rule is laid down
 * @param from bills that are booked then or later are bounded
 * @param months calendar months in UTC
 */
public record BackBilling(String id, String policy, Instant from, int months) implements TariffComponent {

    /** What ended at this instant or before is late in a bill that is booked at another; empty while nothing is. */
    public Optional<Instant> limit(Instant booked) {
        return booked.isBefore(from)
                ? Optional.empty()
                : Optional.of(
                        booked.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant());
    }

    /**
     * Micro-units that lines charge for what ended at a limit or before, what they write off taken off.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public static long late(List<Line> lines, Instant limit) {
        long late = 0;
        for (Line line : lines) {
            boolean counts = line.amount() > 0 && isPriced(line) || isWriteOff(line);
            late = counts && !line.to().isAfter(limit) ? Math.addExact(late, line.amount()) : late;
        }
        return late;
    }

    /** Whether a line of a usage entry writes off a charge. Only lines of a policy come to something without a price. */
    public static boolean isWriteOff(Line line) {
        return line.amount() < 0 && !isPriced(line);
    }

    /** Whether a line of a usage entry withholds credit of a deduction. */
    public static boolean isWithheld(Line line) {
        return line.amount() > 0 && !isPriced(line);
    }

    private static boolean isPriced(Line line) {
        return line.price().signum() != 0;
    }

    /**
     * Micro-units that lines credit for what ended at a limit or before, what they withhold taken off.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public static long lateCredit(List<Line> lines, Instant limit) {
        long credit = 0;
        for (Line line : lines) {
            boolean counts = line.amount() < 0 && isPriced(line) || isWithheld(line);
            credit = counts && !line.to().isAfter(limit) ? Math.subtractExact(credit, line.amount()) : credit;
        }
        return credit;
    }

    /**
     * A deduction's lines, with one that withholds so many micro-units of what is late until the period is closed: by then it is known
     * whether the use that it is taken off was written off itself.
     *
     * @param excess positive
     */
    public List<Line> withheld(List<Line> lines, Instant limit, long excess) {
        return with(lines, line -> line.amount() < 0 && isPriced(line), limit, excess);
    }

    /**
     * A bill's lines, with one that writes off so many micro-units of what is late.
     *
     * @param excess positive
     */
    public List<Line> writtenOff(List<Line> lines, Instant limit, long excess) {
        return with(lines, line -> line.amount() > 0, limit, Math.negateExact(excess));
    }

    private List<Line> with(List<Line> lines, Predicate<Line> counts, Instant limit, long amount) {
        List<Line> late = lines.stream()
                .filter(line -> counts.test(line) && !line.to().isAfter(limit))
                .toList();
        List<Line> bounded = new ArrayList<>(lines);
        bounded.add(new Line(
                id,
                Optional.of(policy),
                late.get(0).from(),
                late.get(late.size() - 1).to(),
                0,
                BigDecimal.ZERO,
                amount,
                Optional.empty()));
        return List.copyOf(bounded);
    }
}
