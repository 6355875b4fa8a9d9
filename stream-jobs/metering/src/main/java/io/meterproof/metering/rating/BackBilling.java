package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far back a jurisdiction lets a bill reach. What ended longer before its booking is charged no higher than it was charged
 * before: a line {@code id} of the bill writes off the rest. Credit is not bounded.
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

    /** Whether the same lines are late in bills that are booked at two instants. */
    public boolean boundsAlike(List<Line> lines, Instant one, Instant other) {
        return lines.stream().allMatch(line -> isLate(line, one) == isLate(line, other));
    }

    private boolean isLate(Line line, Instant booked) {
        return limit(booked).filter(limit -> !line.to().isAfter(limit)).isPresent();
    }

    /**
     * Micro-units that lines charge for what ended at a limit or before, what they write off taken off.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public static long late(List<Line> lines, Instant limit) {
        long late = 0;
        for (Line line : lines) {
            boolean counts = line.amount() > 0 || isWriteOff(line);
            late = counts && !line.to().isAfter(limit) ? Math.addExact(late, line.amount()) : late;
        }
        return late;
    }

    /** Of a usage entry's lines only this one comes to something without a price. */
    private static boolean isWriteOff(Line line) {
        return line.amount() < 0 && line.price().signum() == 0;
    }

    /**
     * A bill's lines, with one that writes off so many micro-units of what is late.
     *
     * @param excess positive
     */
    public List<Line> writtenOff(List<Line> lines, Instant limit, long excess) {
        List<Line> late = lines.stream()
                .filter(line -> line.amount() > 0 && !line.to().isAfter(limit))
                .toList();
        List<Line> bounded = new ArrayList<>(lines);
        bounded.add(new Line(
                id,
                Optional.of(policy),
                late.get(0).from(),
                late.get(late.size() - 1).to(),
                0,
                BigDecimal.ZERO,
                Math.negateExact(excess),
                Optional.empty()));
        return List.copyOf(bounded);
    }
}
