package io.meterproof.loadtests.bundle;

import io.meterproof.loadtests.bundle.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which changes of a bundle are tried.
 *
 * @param kinds those, and no others
 * @param flips so many bits, by chance; without it all of a small bundle, and a sample of another
 * @param each of every other kind at most so many, by chance; without it all
 * @param seed decides all chance
 */
record Plan(Set<Kind> kinds, Optional<Long> flips, Optional<Long> each, long seed) {
    /** Of a bundle up to this size every bit is flipped. */
    private static final int SMALL = 20_000;

    private static final long SAMPLE = 10_000;

    /** The changes, none of them made yet. */
    List<Change> of(byte[] bundle, List<byte[]> others) {
        List<Change> changes = new ArrayList<>();
        if (kinds.contains(Kind.BIT)) {
            changes.addAll(flipped(bundle).toList());
        }
        if (!kinds.equals(Set.of(Kind.BIT))) {
            changes.addAll(elements(bundle, others));
        }
        return changes;
    }

    private Stream<Change> flipped(byte[] bundle) {
        Bits bits = Bits.of(bundle);
        return flips.isEmpty() && bundle.length <= SMALL ? bits.all() : bits.sampled(flips.orElse(SAMPLE), seed);
    }

    private List<Change> elements(byte[] bundle, List<byte[]> others) {
        Forger forger = new Forger(bundle);
        List<Change> all = Stream.concat(forger.all(others), new Omissions(forger.original()).all())
                .filter(change -> kinds.contains(change.kind()))
                .collect(Collectors.toCollection(ArrayList::new));
        return each.isEmpty() ? all : sampled(all, each.get());
    }

    private List<Change> sampled(List<Change> changes, long most) {
        Collections.shuffle(changes, new Random(seed));
        Map<Kind, Long> taken = new EnumMap<>(Kind.class);
        return changes.stream()
                .filter(change -> taken.merge(change.kind(), 1L, Long::sum) <= most)
                .toList();
    }
}
