package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.rating.Intervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the sub-meters of one usage point count while they stand beneath it: that is taken off its use. */
public final class Deductions {
    private final String usagePoint;
    private final Map<String, List<Identified<UsagePoint>>> subMeters;

    /**
     * As far as it is known now.
     *
     * @param usagePoint from whose use it is taken off
     * @param subMeters what was published about each sub-meter's usage point, in the order of publication
     */
    public Deductions(String usagePoint, Map<String, List<Identified<UsagePoint>>> subMeters) {
        this.usagePoint = usagePoint;
        this.subMeters = Map.copyOf(subMeters);
    }

    /** From whose use it is taken off. */
    String usagePoint() {
        return usagePoint;
    }

    /**
     * Intervals of a sub-meter, from one (inclusive) to another (exclusive), that are deducted because of one document. It is the first
     * that said so: what rests on it stays as it is when a later one only adds to it.
     */
    record Part(int from, int to, Deduction deduction) {}

    /** The parts of a sub-meter's intervals that begin while it stands beneath the usage point. */
    List<Part> parts(String subMeter, Intervals intervals) {
        List<Identified<UsagePoint>> published = subMeters.getOrDefault(subMeter, List.of());
        List<Part> parts = new ArrayList<>();
        if (!published.isEmpty()) {
            for (Parent parent : published.get(published.size() - 1).content().parents()) {
                int from = intervals.indexAt(parent.effective().from().getEpochSecond());
                int to = intervals.indexAt(
                        parent.effective().to().orElse(Instant.MAX).getEpochSecond());
                if (parent.usagePoint().equals(usagePoint) && from < to) {
                    parts.add(new Part(
                            from, to, firstToSay(published, parent, intervals.begin(from), intervals.begin(to - 1))));
                }
            }
        }
        return parts;
    }

    private Deduction firstToSay(List<Identified<UsagePoint>> published, Parent parent, long first, long last) {
        return published.stream()
                .filter(each -> each.content().parents().stream()
                        .anyMatch(said -> said.usagePoint().equals(usagePoint)
                                && said.effective()
                                        .from()
                                        .equals(parent.effective().from())
                                && said.effective().covers(Instant.ofEpochSecond(first))
                                && said.effective().covers(Instant.ofEpochSecond(last))))
                .findFirst()
                .map(each -> new Deduction(each.content().id(), each.hash()))
                .orElseThrow();
    }
}
