package io.meterproof.metering.delivery;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.delivery.MissingFact.State;
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

    /** What an arrival or an instant shows. */
    public record Judgement(DeliveryState next, List<MissingFact> facts) {
        public Judgement {
            facts = List.copyOf(facts);
        }
    }

    /** Readings came: what they complete is filled. */
    public Judgement arrived(DeliveryState state, Span came, Instant arrival) {
        DeliveryState next = state.with(came);
        List<MissingFact> filled = new ArrayList<>();
        long first = Math.max(schedule.beginOf(Math.max(came.from(), expected.from())), oldestKept(state));
        for (long begin = first; begin < came.to() && begin < state.judged(); begin = schedule.endAfter(begin)) {
            Span stretch = stretch(begin);
            List<Span> before = state.missing(stretch);
            if (schedule.endAfter(begin) <= state.judged()
                    && !before.isEmpty()
                    && next.missing(stretch).isEmpty()) {
                filled.add(fact(State.FILLED, begin, before, arrival));
            }
        }
        return new Judgement(next, filled);
    }

    /** An instant came: stretches that are due since the last time are opened where readings of them are missing. */
    public Judgement due(DeliveryState state, Instant now) {
        long due = Math.min(schedule.dueThrough(now.getEpochSecond()), lastEnd());
        List<MissingFact> opened = new ArrayList<>();
        long first = Math.max(schedule.beginOf(state.judged()), due - MOST_OPEN * schedule.every());
        for (long begin = first; begin < due; begin = schedule.endAfter(begin)) {
            List<Span> missing = state.missing(stretch(begin));
            if (schedule.endAfter(begin) > state.judged() && !missing.isEmpty()) {
                opened.add(fact(State.OPENED, begin, missing, Instant.ofEpochSecond(schedule.dueAt(begin))));
            }
        }
        return new Judgement(state.judgedThrough(Math.max(state.judged(), due)), opened);
    }

    /** When to ask again, UTC seconds; empty once nothing is expected any more, or the channel has been silent for too long. */
    public OptionalLong nextDue(DeliveryState state) {
        boolean over = state.judged() >= lastEnd();
        boolean silent = state.judged() - state.through() >= MOST_OPEN * schedule.every();
        return over || silent ? OptionalLong.empty() : OptionalLong.of(schedule.dueAt(state.judged()));
    }

    /** How many stretches that were due are open. */
    public int open(DeliveryState state) {
        int open = 0;
        long first = Math.max(oldestKept(state), schedule.beginOf(expected.from()));
        for (long begin = first; begin < state.judged(); begin = schedule.endAfter(begin)) {
            open += schedule.endAfter(begin) <= state.judged()
                            && !state.missing(stretch(begin)).isEmpty()
                    ? 1
                    : 0;
        }
        return open;
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
