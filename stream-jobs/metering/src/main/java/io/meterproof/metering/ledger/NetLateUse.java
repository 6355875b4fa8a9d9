package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bound on back-billing covers the net of a usage point: what is withheld of its deductions is credited when a period is closed, but for
 * what they take off use that was written off itself, which nobody paid.
 */
public final class NetLateUse {
    private static final Comparator<Line> IN_ORDER = Comparator.comparing(Line::from)
            .thenComparing(Line::to)
            .thenComparing(Line::amount)
            .thenComparing(Policy::of);

    private NetLateUse() {}

    /** Which rule withheld a credit: a component of tariffs, and where its policy is laid down. */
    public record Policy(String component, String name) implements Comparable<Policy> {
        static Policy of(Line line) {
            return new Policy(line.component(), line.name().orElse(""));
        }

        @Override
        public int compareTo(Policy other) {
            return Comparator.comparing(Policy::component)
                    .thenComparing(Policy::name)
                    .compare(this, other);
        }
    }

    /** What was written off without a break in time; a deduction draws on it that lies within. */
    private static final class Span {
        private final Instant from;
        private Instant to;
        private long left;

        Span(Line line) {
            from = line.from();
            to = line.to();
            left = Math.negateExact(line.amount());
        }

        boolean goesOnWith(Line line) {
            return !line.from().isAfter(to);
        }

        void add(Line line) {
            to = line.to().isAfter(to) ? line.to() : to;
            left = Math.subtractExact(left, line.amount());
        }

        boolean holds(Line line) {
            return !line.from().isBefore(from) && !line.to().isAfter(to);
        }

        long draw(long asked) {
            long taken = Math.min(asked, left);
            left -= taken;
            return taken;
        }
    }

    /**
     * What all that stands is to be credited, micro-units.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public static SortedMap<Policy, Long> credits(Collection<LateEntry> standing) {
        SortedMap<String, List<LateEntry>> byPlace = new TreeMap<>();
        for (LateEntry entry : standing) {
            byPlace.computeIfAbsent(entry.usagePoint() + " " + entry.unit(), unseen -> new ArrayList<>())
                    .add(entry);
        }
        SortedMap<Policy, Long> credits = new TreeMap<>();
        for (List<LateEntry> place : byPlace.values()) {
            List<Span> spans = spans(writtenOff(place));
            for (Line line : withheld(place)) {
                long covered = spans.stream()
                        .filter(span -> span.holds(line))
                        .findFirst()
                        .map(span -> span.draw(line.amount()))
                        .orElse(0L);
                credits.merge(Policy.of(line), line.amount() - covered, Math::addExact);
            }
        }
        return credits;
    }

    /**
     * The lines of a close, by which the credits become what they are to be.
     *
     * @param given what earlier closes credited
     */
    public static List<Line> lines(
            SortedMap<Policy, Long> credits, SortedMap<Policy, Long> given, Instant from, Instant to) {
        SortedMap<Policy, Long> differences = new TreeMap<>(given);
        differences.replaceAll((policy, amount) -> Math.negateExact(amount));
        credits.forEach((policy, amount) -> differences.merge(policy, amount, Math::addExact));
        List<Line> lines = new ArrayList<>();
        differences.forEach((policy, credit) -> {
            if (credit != 0) {
                lines.add(new Line(
                        policy.component(),
                        Optional.of(policy.name()),
                        from,
                        to,
                        0,
                        BigDecimal.ZERO,
                        Math.negateExact(credit),
                        Optional.empty()));
            }
        });
        return lines;
    }

    /** Counts the lines of a close to what was given. */
    public static void add(List<Line> lines, SortedMap<Policy, Long> given) {
        for (Line line : lines) {
            if (line.agreement().isEmpty() && !line.component().equals(Rounding.COMPONENT)) {
                given.merge(Policy.of(line), Math.negateExact(line.amount()), Math::addExact);
            }
        }
    }

    private static List<Span> spans(List<Line> writtenOff) {
        List<Span> spans = new ArrayList<>();
        for (Line line : writtenOff) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && last.goesOnWith(line)) {
                last.add(line);
            } else {
                spans.add(new Span(line));
            }
        }
        return spans;
    }

    /** Of the use of the usage point itself. */
    private static List<Line> writtenOff(List<LateEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.deducted())
                .flatMap(entry -> entry.lines().stream().filter(BackBilling::isWriteOff))
                .sorted(IN_ORDER)
                .toList();
    }

    private static List<Line> withheld(List<LateEntry> entries) {
        return entries.stream()
                .filter(LateEntry::deducted)
                .flatMap(entry -> entry.lines().stream().filter(BackBilling::isWithheld))
                .sorted(IN_ORDER)
                .toList();
    }
}
