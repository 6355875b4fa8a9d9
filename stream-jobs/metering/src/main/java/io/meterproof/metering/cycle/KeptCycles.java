package io.meterproof.metering.cycle;

import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is kept of an account so that its cycles can be charged, and charged anew.
 *
 * @param uses by usage id, as far back as a correction can reach
 * @param rated by key of the agreement's terms, what was charged
 * @param periods begins and ends of the closed periods, as far back as a cycle can begin
 * @param byDays by hash of the agreement, for which times they charged standing charges by days
 */
public record KeptCycles(
        Map<Hash, MeasuredUse> uses,
        SortedMap<String, RatedAgreement> rated,
        SortedSet<Instant> periods,
        Map<Hash, Set<Span>> byDays) {
    public static final KeptCycles NOTHING = new KeptCycles(Map.of(), new TreeMap<>(), new TreeSet<>(), Map.of());

    private static final Duration REMEMBERED = Duration.ofDays(2 * 366);

    public KeptCycles {
        uses = Map.copyOf(uses);
        rated = new TreeMap<>(rated);
        periods = new TreeSet<>(periods);
        byDays = Map.copyOf(byDays);
    }

    /** With a use that is billed, or that has become another. */
    public KeptCycles with(Hash usageId, MeasuredUse use) {
        Map<Hash, MeasuredUse> more = new HashMap<>(uses);
        more.put(usageId, use);
        return new KeptCycles(more, rated, periods, byDays);
    }

    /** Without a use that is taken back. */
    public KeptCycles without(Hash usageId) {
        Map<Hash, MeasuredUse> fewer = new HashMap<>(uses);
        fewer.remove(usageId);
        return new KeptCycles(fewer, rated, periods, byDays);
    }

    /** How far back the cycles can still change. */
    public Reach reach() {
        return Reach.after(periods.isEmpty() ? Optional.empty() : Optional.of(periods.last()));
    }

    Collection<MeasuredUse> measured() {
        return uses.values();
    }

    /**
     * After the close of a period, of [from, to), and what was charged then.
     *
     * @param standing by hash of the agreement, for which times it charged standing charges by days
     */
    KeptCycles closed(Instant from, Instant to, Map<String, RatedAgreement> charged, Map<Hash, Set<Span>> standing) {
        Reach reach = Reach.after(Optional.of(to));
        SortedMap<String, RatedAgreement> agreements = new TreeMap<>(rated);
        charged.forEach((key, agreement) -> agreements.put(key, agreement.within(reach)));
        SortedSet<Instant> edges = new TreeSet<>(periods.tailSet(to.minus(REMEMBERED)));
        edges.add(from);
        edges.add(to);
        Map<Hash, MeasuredUse> needed = new HashMap<>(uses);
        needed.values().removeIf(use -> !reach.needs(use));
        return new KeptCycles(needed, agreements, edges, byDays(edges.first(), standing));
    }

    private Map<Hash, Set<Span>> byDays(Instant begin, Map<Hash, Set<Span>> standing) {
        Map<Hash, Set<Span>> charged = new HashMap<>();
        Stream.of(byDays, standing)
                .forEach(each ->
                        each.forEach((agreement, spans) -> charged.computeIfAbsent(agreement, unseen -> new HashSet<>())
                                .addAll(spans)));
        charged.values().forEach(spans -> spans.removeIf(span -> !span.to().isAfter(begin)));
        charged.values().removeIf(Set::isEmpty);
        return charged;
    }
}
