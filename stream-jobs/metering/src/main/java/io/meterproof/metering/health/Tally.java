package io.meterproof.metering.health;

import io.meterproof.metering.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a subject's readings met.
 *
 * @param verdicts how often each verdict was given, none zero times
 * @param early readings that end well after they arrived
 * @param smallestDelay milliseconds, of the genuine readings; {@link #NO_DELAY} without any
 */
public record Tally(Map<Verdict, Long> verdicts, long early, long smallestDelay) {
    public static final long NO_DELAY = Long.MAX_VALUE;
    static final Tally NONE = new Tally(Map.of(), 0, NO_DELAY);

    public Tally {
        EnumMap<Verdict, Long> ordered = new EnumMap<>(Verdict.class);
        ordered.putAll(verdicts);
        verdicts = Collections.unmodifiableMap(ordered);
    }

    static Tally of(Observation observation) {
        long delay = observation.delay().orElse(NO_DELAY);
        return new Tally(Map.of(observation.verdict(), 1L), DriftRule.isEarly(delay) ? 1 : 0, delay);
    }

    Tally plus(Tally other) {
        Map<Verdict, Long> sums = new EnumMap<>(Verdict.class);
        sums.putAll(verdicts);
        other.verdicts.forEach((verdict, count) -> sums.merge(verdict, count, Math::addExact));
        return new Tally(sums, Math.addExact(early, other.early), Math.min(smallestDelay, other.smallestDelay));
    }

    /** Readings that succeeded or failed: all but repeats. */
    public long readings() {
        return sum(Observation::counts);
    }

    public long failures() {
        return sum(Observation::fails);
    }

    long genuine() {
        return sum(Observation::isGenuine);
    }

    /** As in {@code 12 BAD_SIGNATURE, 2 REPLAYED}, in the order of verdicts. */
    String failuresInWords() {
        return verdicts.entrySet().stream()
                .filter(entry -> Observation.fails(entry.getKey()))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private long sum(Predicate<Verdict> wanted) {
        long sum = 0;
        for (Map.Entry<Verdict, Long> entry : verdicts.entrySet()) {
            sum += wanted.test(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum;
    }
}
