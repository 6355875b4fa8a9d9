package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who answers for one reading type of a usage point during a span of time.
 *
 * @param agreement empty where nobody does: what is used then waits, unallocated
 */
public record Responsibility(ObisCode readingType, Effective effective, Optional<Identified<Agreement>> agreement) {

    /**
     * Every span from the first agreement in force on, by reading type and then by time. At every instant of them exactly one
     * party answers, or nobody.
     *
     * @param published the agreements of one usage point, in the order of publication
     * @throws InvalidDocumentException where two in force overlap
     */
    public static List<Responsibility> of(List<Identified<Agreement>> published) {
        TreeMap<String, List<Identified<Agreement>>> byType = new TreeMap<>();
        InForce.contracts(published).forEach(each -> byType.computeIfAbsent(
                        each.content().readingType().toString(), type -> new ArrayList<>())
                .add(each));
        List<Responsibility> spans = new ArrayList<>();
        byType.values().forEach(agreements -> addSpans(agreements, spans));
        return spans;
    }

    public boolean covers(Instant instant) {
        return effective.covers(instant);
    }

    private static void addSpans(List<Identified<Agreement>> agreements, List<Responsibility> spans) {
        agreements.sort(Comparator.comparing(each -> each.content().effective().from()));
        ObisCode type = agreements.get(0).content().readingType();
        Optional<Instant> end = Optional.empty();
        for (Identified<Agreement> agreement : agreements) {
            Effective held = agreement.content().effective();
            end.filter(held.from()::isAfter).ifPresent(from -> spans.add(nobody(type, from, Optional.of(held.from()))));
            spans.add(new Responsibility(type, held, Optional.of(agreement)));
            end = held.to();
        }
        end.ifPresent(from -> spans.add(nobody(type, from, Optional.empty())));
    }

    private static Responsibility nobody(ObisCode type, Instant from, Optional<Instant> to) {
        return new Responsibility(type, new Effective(from, to), Optional.empty());
    }
}
