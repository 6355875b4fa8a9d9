package io.meterproof.metering.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Effective-dated facts about one subject, in order of time, of which at most one holds at any instant. */
public final class History<T> {
    private final List<T> facts;
    private final Function<T, Effective> effective;

    private History(List<T> facts, Function<T, Effective> effective) {
        this.facts = facts;
        this.effective = effective;
    }

    /**
     * Orders facts by when they begin.
     *
     * @throws InvalidDocumentException for a fact that begins before another has ended
     */
    public static <T> History<T> of(List<T> facts, Function<T, Effective> effective) {
        List<T> ordered = new ArrayList<>(facts);
        ordered.sort(Comparator.comparing(fact -> effective.apply(fact).from()));
        for (int i = 1; i < ordered.size(); i++) {
            Effective before = effective.apply(ordered.get(i - 1));
            Effective after = effective.apply(ordered.get(i));
            if (before.to().map(after.from()::isBefore).orElse(true)) {
                throw new InvalidDocumentException(
                        "from", "overlaps: " + after.from() + " is before the end of what begins " + before.from());
            }
        }
        return new History<>(List.copyOf(ordered), effective);
    }

    /**
     * Orders versions, each of which holds from its begin until the next one's.
     *
     * @throws InvalidDocumentException for two versions that begin at the same instant
     */
    public static <T> History<T> ofVersions(List<T> versions, Function<T, Instant> from) {
        List<T> ordered = new ArrayList<>(versions);
        ordered.sort(Comparator.comparing(from));
        for (int i = 1; i < ordered.size(); i++) {
            if (from.apply(ordered.get(i)).equals(from.apply(ordered.get(i - 1)))) {
                throw new InvalidDocumentException(
                        "from", "overlaps: two versions begin at " + from.apply(ordered.get(i)));
            }
        }
        List<T> all = List.copyOf(ordered);
        return new History<>(all, version -> until(version, all, from));
    }

    /** The facts, the earliest first. */
    public List<T> facts() {
        return facts;
    }

    /** From when until when a fact of this history holds. */
    public Effective effective(T fact) {
        return effective.apply(fact);
    }

    /** The fact that holds at an instant. */
    public Optional<T> at(Instant instant) {
        return facts.stream()
                .filter(fact -> effective.apply(fact).covers(instant))
                .findFirst();
    }

    private static <T> Effective until(T version, List<T> ordered, Function<T, Instant> from) {
        Optional<Instant> next =
                ordered.stream().map(from).filter(from.apply(version)::isBefore).findFirst();
        return new Effective(from.apply(version), next);
    }
}
