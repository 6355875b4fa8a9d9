package io.meterproof.metering.delivery;

/** Time from (inclusive) to (exclusive), UTC seconds. */
public record Span(long from, long to) {
    boolean isEmpty() {
        return to <= from;
    }

    Span within(Span other) {
        return new Span(Math.max(from, other.from), Math.min(to, other.to));
    }
}
