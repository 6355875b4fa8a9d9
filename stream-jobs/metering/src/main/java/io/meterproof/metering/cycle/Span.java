package io.meterproof.metering.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The time [from, to). */
public record Span(Instant from, Instant to) {
    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** What is left of it without others, in order of time. */
    List<Span> without(Collection<Span> others) {
        List<Span> left = new ArrayList<>();
        Instant begin = from;
        for (Span other : others.stream()
                .filter(this::overlaps)
                .sorted(Comparator.comparing(Span::from))
                .toList()) {
            if (begin.isBefore(other.from)) {
                left.add(new Span(begin, other.from));
            }
            begin = begin.isBefore(other.to) ? other.to : begin;
        }
        if (begin.isBefore(to)) {
            left.add(new Span(begin, to));
        }
        return left;
    }
}
