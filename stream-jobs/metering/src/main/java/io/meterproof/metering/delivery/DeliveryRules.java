package io.meterproof.metering.delivery;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.delivery.MissingFact.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Judges one channel by its schedule: a stretch is opened when it is due and readings of it are missing, and filled when they have all come.
 *
 * @param expected from when until when readings are expected, UTC seconds
 */
public record DeliveryRules(Channel channel, String usagePoint, DeliverySchedule schedule, Span expected) {
    /** A channel that is silent for so many stretches is not asked any more until something comes. */
    static final int MOST_OPEN = 32;

    /** So long after the last of what is expected none of it can settle any more, seconds. */
    private static final long HORIZON = Duration.ofDays(62).toSeconds();

    /** What an arrival or an instant shows. */
    public record Judgement(DeliveryState next, List<MissingFact> facts) {
        public Judgement {
            facts = List.copyOf(facts);
        }
    }

    /** Readings came: what they complete is filled. Where there are too many gaps, the oldest are given up. */
    public Judgement arrived(DeliveryState state, Span came, Instant arrival) {
        DeliveryState next = state.with(came);
        List<MissingFact> closed = new ArrayList<>();
        forEachOpen(state, (begin, missing) -> {
            if (next.missing(stretch(begin)).isEmpty()) {
                boolean isOf = begin < came.to() && came.from() < schedule.endAfter(begin);
                closed.add(fact(isOf ? State.FILLED : State.GIVEN_UP, begin, missing, arrival));
            }
        });
        return new Judgement(next, closed);
    }

    /** Another schedule, or none, holds from now on: what is open by this one is given up, and judged anew by the next. */
    public Judgement ended(DeliveryState state) {
        List<MissingFact> closed = new ArrayList<>();
        Instant at = Instant.ofEpochSecond(state.judged());
        forEachOpen(state, (begin, missing) -> closed.add(fact(State.GIVEN_UP, begin, missing, at)));
        return new Judgement(state.after(state.judged()), closed);
    }

    /** An instant came: stretches that are due since the last time are opened where readings of them are missing, the oldest given up. */
    public Judgement due(DeliveryState state, Instant now) {
        return expected.to() != Long.MAX_VALUE && now.getEpochSecond() >= lastEnd() + HORIZON
                ? closed(state, now)
                : dueNow(state, now);
    }

    /** All that was expected is long ago: what is open is given up. */
    private Judgement closed(DeliveryState state, Instant now) {
        List<MissingFact> facts = new ArrayList<>();
        forEachOpen(state, (begin, missing) -> facts.add(fact(State.GIVEN_UP, begin, missing, now)));
        return new Judgement(state.after(Math.max(state.judged(), lastEnd())), facts);
    }

    private Judgement dueNow(DeliveryState state, Instant now) {
        long due = Math.min(schedule.dueThrough(now.getEpochSecond()), lastEnd());
        List<MissingFact> facts = new ArrayList<>();
        long first = Math.max(schedule.beginOf(state.judged()), due - MOST_OPEN * schedule.every());
        for (long begin = first; begin < due; begin = schedule.endAfter(begin)) {
            List<Span> missing = state.missing(stretch(begin));
            if (schedule.endAfter(begin) > state.judged() && !missing.isEmpty()) {
                facts.add(fact(State.OPENED, begin, missing, Instant.ofEpochSecond(schedule.dueAt(begin))));
            }
        }
        DeliveryState next = state.judgedThrough(Math.max(state.judged(), due));
        forEachOpen(state, (begin, missing) -> {
            if (begin < oldestKept(next)) {
                facts.add(fact(State.GIVEN_UP, begin, missing, now));
            }
        });
        return new Judgement(next, facts);
    }

    /** When to ask again, UTC seconds; empty once nothing is expected or open any more, or the channel has been silent for too long. */
    public OptionalLong nextDue(DeliveryState state) {
        boolean over = state.judged() >= lastEnd();
        boolean silent = state.judged() - state.through() >= MOST_OPEN * schedule.every();
        if (!over && !silent) {
            return OptionalLong.of(schedule.dueAt(state.judged()));
        }
        return expected.to() == Long.MAX_VALUE || open(state) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(lastEnd() + HORIZON);
    }

    /** How many stretches that were due are open. */
    public int open(DeliveryState state) {
        int[] open = new int[1];
        forEachOpen(state, (begin, missing) -> open[0]++);
        return open[0];
    }

    /** Hears of a stretch by its begin and what is missing of it. */
    private interface OpenStretch {
        void at(long begin, List<Span> missing);
    }

    private void forEachOpen(DeliveryState state, OpenStretch open) {
        long first = Math.max(oldestKept(state), schedule.beginOf(expected.from()));
        for (long begin = first; schedule.endAfter(begin) <= state.judged(); begin = schedule.endAfter(begin)) {
            List<Span> missing = state.missing(stretch(begin));
            if (!missing.isEmpty()) {
                open.at(begin, missing);
            }
        }
    }

    private long oldestKept(DeliveryState state) {
        return schedule.beginOf(state.judged()) - MOST_OPEN * schedule.every();
    }

    private long lastEnd() {
        return expected.to() == Long.MAX_VALUE ? Long.MAX_VALUE : schedule.endAfter(expected.to() - 1);
    }

    private Span stretch(long begin) {
        return new Span(begin, schedule.endAfter(begin)).within(expected);
    }

    private MissingFact fact(State state, long stretch, List<Span> missing, Instant at) {
        long seconds =
                missing.stream().mapToLong(span -> span.to() - span.from()).sum();
        return new MissingFact(
                channel,
                usagePoint,
                state,
                stretch,
                missing.get(0).from(),
                missing.get(missing.size() - 1).to(),
                seconds,
                at);
    }
}
