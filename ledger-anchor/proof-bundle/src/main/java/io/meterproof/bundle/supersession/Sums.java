package io.meterproof.bundle.supersession;

import io.meterproof.bundle.supersession.Supersession.Move;
import io.meterproof.bundle.supersession.Supersession.Period;
import io.meterproof.bundle.verify.UsedBefore;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.metering.rating.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a chain of entries charges for closed periods, reversals included, by usage point, end use and component. */
final class Sums {
    private final ClosedPeriods periods;
    private final List<SortedMap<Slot, Long>> closed = new ArrayList<>();
    private long later;

    private Sums(ClosedPeriods periods) {
        this.periods = periods;
        periods.statements().forEach(each -> closed.add(new TreeMap<>()));
    }

    static Sums of(Pair.Bill bill, ClosedPeriods periods) {
        Sums sums = new Sums(periods);
        UsedBefore before = new UsedBefore(bill::agreement);
        for (LedgerEntry entry : bill.entries()) {
            for (Line line : entry.lines()) {
                sums.add(line, LineUse.of(entry, line, before));
            }
            before.add(entry);
        }
        return sums;
    }

    private void add(Line line, LineUse use) {
        periods.of(line)
                .ifPresentOrElse(
                        period -> closed.get(period).merge(Slot.of(line, use), line.amount(), Math::addExact),
                        () -> later = Math.addExact(later, line.amount()));
    }

    /** Micro-units of time that no period closed. */
    long later() {
        return later;
    }

    /** What differs in one period from what a later chain charges for it. */
    Period moved(int period, Sums now) {
        SortedMap<Slot, Long> then = closed.get(period);
        SortedMap<Slot, Long> anew = now.closed.get(period);
        SortedSet<Slot> slots = new TreeSet<>(then.keySet());
        slots.addAll(anew.keySet());
        List<Move> moves = slots.stream()
                .map(slot -> slot.move(then.getOrDefault(slot, 0L), anew.getOrDefault(slot, 0L)))
                .filter(move -> move.then() != move.now())
                .toList();
        return new Period(
                periods.statements().get(period).from(),
                periods.statements().get(period).to(),
                sum(then),
                sum(anew),
                moves,
                slots.size() - moves.size());
    }

    private static long sum(SortedMap<Slot, Long> amounts) {
        return amounts.values().stream().reduce(0L, Math::addExact);
    }

    private record Slot(String usagePoint, String endUse, String component) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::usagePoint)
                .thenComparing(Slot::endUse)
                .thenComparing(Slot::component);

        static Slot of(Line line, LineUse use) {
            String name = line.name().map(each -> " " + each).orElse("");
            return new Slot(use.usagePoint().orElse(""), use.endUse(), line.component() + name);
        }

        Move move(long then, long now) {
            return new Move(usagePoint, endUse, component, then, now);
        }

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }
}
