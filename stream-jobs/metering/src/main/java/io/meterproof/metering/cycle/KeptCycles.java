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

/**
 * What is kept of an account so that its cycles can be charged, and charged anew.
 *
 * @param uses by usage id, as far back as a correction can reach
 * @param rated by key of the agreement's terms, what was charged
 * @param periods begins and ends of the closed periods, as far back as a cycle can begin
 * @param byDays by key, the begins of those periods that charged standing charges of the agreement by days
 */
public record KeptCycles(
        Map<Hash, MeasuredUse> uses,
        SortedMap<String, RatedAgreement> rated,
        SortedSet<Instant> periods,
        Map<String, Set<Instant>> byDays) {
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
     * @param standing keys of the agreements whose standing charges it charged by days
     */
    KeptCycles closed(Instant from, Instant to, Map<String, RatedAgreement> charged, Set<String> standing) {
        Reach reach = Reach.after(Optional.of(to));
        SortedMap<String, RatedAgreement> agreements = new TreeMap<>(rated);
        charged.forEach((key, agreement) -> agreements.put(key, agreement.within(reach)));
        SortedSet<Instant> edges = new TreeSet<>(periods.tailSet(to.minus(REMEMBERED)));
        edges.add(from);
        edges.add(to);
        Map<Hash, MeasuredUse> needed = new HashMap<>(uses);
        needed.values().removeIf(use -> !reach.needs(use));
        return new KeptCycles(needed, agreements, edges, byDays(from, edges, standing));
    }

    private Map<String, Set<Instant>> byDays(Instant from, SortedSet<Instant> edges, Set<String> standing) {
        Map<String, Set<Instant>> charged = new HashMap<>();
        byDays.forEach((key, begins) -> {
            Set<Instant> left = new HashSet<>(begins);
            left.retainAll(edges);
            charged.put(key, left);
        });
        standing.forEach(
                key -> charged.computeIfAbsent(key, unseen -> new HashSet<>()).add(from));
        charged.values().removeIf(Set::isEmpty);
        return charged;
    }
}
