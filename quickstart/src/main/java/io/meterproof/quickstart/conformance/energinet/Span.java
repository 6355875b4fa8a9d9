package io.meterproof.quickstart.conformance.energinet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** From (inclusive) to (exclusive); an end that is left open is far away. */
record Span(Instant from, Instant to) {
    private static final Instant OPEN = Instant.parse("9999-01-01T00:00:00Z");

    /** Of the columns {@code from_date} and {@code to_date}. */
    static Span of(Map<String, String> row) {
        String to = row.get("to_date");
        return new Span(Instant.parse(row.get("from_date")), to == null || to.isEmpty() ? OPEN : Instant.parse(to));
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** What two have in common. */
    Optional<Span> and(Span other) {
        Instant begin = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }
}
