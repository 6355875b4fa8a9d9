package io.meterproof.metering.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges a subject at the end of each hour that had readings, and when it is missed. Hours are those in which the verdicts were
 * given: an hour is judged whole, so the order of its readings does not matter.
 */
public final class HealthRules {
    /** A subject that was not heard of for so long is forgotten. */
    private static final long FORGOTTEN_HOURS = 30 * HealthHour.DAY;

    /** One in quarantine is kept longer: who waits for that is new afterwards. */
    private static final long FORGOTTEN_IN_QUARANTINE_HOURS = 90 * HealthHour.DAY;

    private HealthRules() {}

    /** The state to keep and what is to be told, oldest first; no state for a subject that is forgotten. */
    public record Judgement(Optional<SourceHealth> next, List<HealthAlert> alerts) {
        public Judgement {
            alerts = List.copyOf(alerts);
        }
    }

    /** When the subject is next to be judged, UTC milliseconds: nothing changes before, unless it is heard of. */
    public static OptionalLong due(SourceHealth state) {
        long hour = dueHour(state);
        return hour == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(hour * HealthHour.MILLIS);
    }

    /** @param now UTC milliseconds; all verdicts that were given before are observed */
    public static Judgement judge(Subject subject, SourceHealth state, long now) {
        SourceHealth next = state;
        List<HealthAlert> alerts = new ArrayList<>();
        for (long due = dueHour(next); due <= HealthHour.of(now); due = dueHour(next)) {
            Optional<HealthHour> waiting = waiting(next);
            if (waiting.isPresent() && waiting.get().index() + 1 == due) {
                next = judgeHour(subject, next, waiting.get(), alerts);
            } else if (due == missedAt(next)) {
                next = miss(subject, next, due, alerts);
            } else {
                forget(subject, next, due, alerts);
                return new Judgement(Optional.empty(), alerts);
            }
        }
        return new Judgement(Optional.of(next), alerts);
    }

    /** People let a subject out of the quarantine that they name; any other of their releases changes nothing. */
    public static Judgement release(Subject subject, SourceHealth state, SignedRelease release) {
        long newest = state.quarantines().newest();
        if (release.raised() > newest) {
            return new Judgement(Optional.of(state.with(state.quarantines().awaiting(release))), List.of());
        } else if (release.raised() < newest || !state.conditions().quarantined()) {
            return new Judgement(Optional.of(state), List.of());
        }
        return new Judgement(
                Optional.of(state.released(release)), List.of(HealthAlert.signed(subject, release, state.lastDay())));
    }

    private static long dueHour(SourceHealth state) {
        long whole = waiting(state).map(hour -> hour.index() + 1).orElse(Long.MAX_VALUE);
        return Math.min(whole, Math.min(missedAt(state), forgottenAt(state)));
    }

    private static Optional<HealthHour> waiting(SourceHealth state) {
        return state.hours().stream()
                .filter(hour -> hour.index() >= state.judgedBefore())
                .findFirst();
    }

    private static long missedAt(SourceHealth state) {
        return state.conditions().silent() ? Long.MAX_VALUE : state.pauses().missedAt();
    }

    private static long forgottenAt(SourceHealth state) {
        boolean kept = state.pauses().areNone() || waiting(state).isPresent();
        long after = state.conditions().quarantined() ? FORGOTTEN_IN_QUARANTINE_HOURS : FORGOTTEN_HOURS;
        return kept ? Long.MAX_VALUE : state.pauses().last() + after;
    }

    private static SourceHealth judgeHour(
            Subject subject, SourceHealth state, HealthHour hour, List<HealthAlert> alerts) {
        long end = hour.index() + 1;
        Conditions was = state.conditions();
        Quarantines quarantines = state.quarantines();
        Conditions now = was.silent(false);
        Tally before = state.dayBefore(hour.index());
        Tally day = state.dayBefore(end);
        if (!was.quarantined() && FailureRule.jumped(hour.tally(), before)) {
            now = now.quarantined(true);
            quarantines = quarantines.raised(end);
            String reason = Reasons.jump(hour, before);
            alerts.add(HealthAlert.of(subject, AlertKind.QUARANTINED, end, reason, hour.tally()));
        }
        Tally newest = state.newestBefore(end, FailureRule.ENOUGH);
        if (was.quarantined() && FailureRule.isClean(newest)) {
            now = now.quarantined(false);
            alerts.add(HealthAlert.of(subject, AlertKind.RELEASED, end, Reasons.clean(newest, day), newest));
        }
        boolean drifts = DriftRule.drifts(day);
        if (drifts && !was.drifting()) {
            alerts.add(HealthAlert.of(subject, AlertKind.DRIFTING, end, Reasons.drift(day), day));
        }
        SourceHealth next = state.with(quarantines).judged(hour, now.drifting(drifts));
        return releasedInAdvance(subject, next, alerts);
    }

    private static SourceHealth releasedInAdvance(Subject subject, SourceHealth state, List<HealthAlert> alerts) {
        Optional<SignedRelease> awaited = state.quarantines().awaited();
        if (awaited.isEmpty()) {
            return state;
        }
        Judgement released = release(subject, state, awaited.get());
        alerts.addAll(released.alerts());
        return released.next().orElseThrow();
    }

    private static void forget(Subject subject, SourceHealth state, long hour, List<HealthAlert> alerts) {
        if (state.conditions().quarantined()) {
            String reason = Reasons.forgotten(hour - state.pauses().last());
            alerts.add(HealthAlert.of(subject, AlertKind.RELEASED, hour, reason, Tally.NONE));
        }
    }

    private static SourceHealth miss(Subject subject, SourceHealth state, long hour, List<HealthAlert> alerts) {
        String reason = Reasons.silence(state.pauses(), hour);
        alerts.add(HealthAlert.of(subject, AlertKind.SILENT, hour, reason, state.dayBefore(hour)));
        return state.with(state.conditions().silent(true));
    }
}
