package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.rating.Intervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What one sub-meter counts while it stands beneath one usage point: that is taken off the usage point's use. */
public final class Deductions {
    private final String usagePoint;
    private final List<Identified<UsagePoint>> published;

    /**
     * As far as it is known now.
     *
     * @param usagePoint from whose use it is taken off
     * @param published about the sub-meter's usage point, in the order of publication; none where nothing is to be deducted
     */
    public Deductions(String usagePoint, List<Identified<UsagePoint>> published) {
        this.usagePoint = usagePoint;
        this.published = List.copyOf(published);
    }

    /** From whose use it is taken off. */
    String usagePoint() {
        return usagePoint;
    }

    /** From when on the sub-meter's intervals are deducted otherwise than they were before; empty where they are not. */
    public Optional<Instant> changedSince(Deductions before) {
        TreeSet<Instant> turns = new TreeSet<>();
        for (Deductions each : List.of(before, this)) {
            for (Parent stay : each.stays()) {
                turns.add(stay.effective().from());
                stay.effective().to().ifPresent(turns::add);
            }
        }
        return turns.stream()
                .filter(turn -> !begin(turn).equals(before.begin(turn)))
                .findFirst();
    }

    /** Since when the sub-meter stands beneath the usage point at an instant. */
    private Optional<Instant> begin(Instant instant) {
        return stays().stream()
                .filter(stay -> stay.effective().covers(instant))
                .map(stay -> stay.effective().from())
                .findFirst();
    }

    /** When it stands beneath the usage point, as the last description says. */
    private List<Parent> stays() {
        return published.isEmpty()
                ? List.of()
                : published.get(published.size() - 1).content().parents().stream()
                        .filter(parent -> parent.usagePoint().equals(usagePoint))
                        .toList();
    }

    /**
     * Intervals of a sub-meter, from one (inclusive) to another (exclusive), that are deducted because of one document. It is the first
     * that said so: what rests on it stays as it is when a later one only adds to it.
     */
    record Part(int from, int to, Deduction deduction) {}

    /** The parts of the sub-meter's intervals that begin while it stands beneath the usage point. */
    List<Part> parts(Intervals intervals) {
        List<Part> parts = new ArrayList<>();
        for (Parent stay : stays()) {
            int from = intervals.indexAt(stay.effective().from().getEpochSecond());
            int to = intervals.indexAt(stay.effective().to().orElse(Instant.MAX).getEpochSecond());
            if (from < to) {
                parts.add(new Part(from, to, firstToSay(stay, intervals.begin(from), intervals.begin(to - 1))));
            }
        }
        return parts;
    }

    private Deduction firstToSay(Parent stay, long first, long last) {
        return published.stream()
                .filter(each -> each.content().parents().stream()
                        .anyMatch(said -> said.usagePoint().equals(usagePoint)
                                && said.effective()
                                        .from()
                                        .equals(stay.effective().from())
                                && said.effective().covers(Instant.ofEpochSecond(first))
                                && said.effective().covers(Instant.ofEpochSecond(last))))
                .findFirst()
                .map(each -> new Deduction(each.content().id(), each.hash()))
                .orElseThrow();
    }
}
