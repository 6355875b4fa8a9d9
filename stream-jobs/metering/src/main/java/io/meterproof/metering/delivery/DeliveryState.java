package io.meterproof.metering.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one channel.
 *
 * @param through end of the newest reading; what is expected behind it has not come, UTC seconds
 * @param missing what has not come before that, in order and apart; the oldest are given up where there are too many
 * @param judged everything before is judged, UTC seconds
 */
public record DeliveryState(long through, List<Span> missing, long judged) {
    /** So many gaps are followed in a channel. */
    static final int MOST_GAPS = 32;

    public DeliveryState {
        missing = List.copyOf(missing);
    }

    /** A channel of which nothing came yet. */
    public static final DeliveryState NOTHING = from(0);

    /** A channel of which readings are expected from an instant on. */
    public static DeliveryState from(long second) {
        return new DeliveryState(second, List.of(), second);
    }

    /** After readings came. */
    public DeliveryState with(Span came) {
        List<Span> left = new ArrayList<>();
        for (Span gap : missing) {
            add(left, new Span(gap.from(), Math.min(gap.to(), came.from())));
            add(left, new Span(Math.max(gap.from(), came.to()), gap.to()));
        }
        add(left, new Span(through, came.from()));
        int over = Math.max(0, left.size() - MOST_GAPS);
        return new DeliveryState(Math.max(through, came.to()), left.subList(over, left.size()), judged);
    }

    DeliveryState judgedThrough(long second) {
        return new DeliveryState(through, missing, second);
    }

    /** The begin of the oldest reading that is remembered, UTC seconds. */
    public long first() {
        return missing.isEmpty() || missing.get(0).from() > 0
                ? 0
                : missing.get(0).to();
    }

    /** What is expected from an instant on, and what came of it. */
    public DeliveryState after(long second) {
        List<Span> left = new ArrayList<>();
        missing.forEach(gap -> add(left, gap.within(new Span(second, Long.MAX_VALUE))));
        return new DeliveryState(Math.max(through, second), left, second);
    }

    /** What is missing of a stretch of time, in order. */
    List<Span> missing(Span stretch) {
        List<Span> parts = new ArrayList<>();
        for (Span gap : missing) {
            add(parts, gap.within(stretch));
        }
        add(parts, new Span(through, Long.MAX_VALUE).within(stretch));
        return parts;
    }

    private static void add(List<Span> spans, Span span) {
        if (!span.isEmpty()) {
            spans.add(span);
        }
    }
}
