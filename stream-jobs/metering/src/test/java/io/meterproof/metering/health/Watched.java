package io.meterproof.metering.health;

import io.meterproof.metering.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A source under watch; hours count from the first one. */
final class Watched {
    static final Subject SOURCE = new Subject(SubjectKind.SOURCE, "head-end/north");
    static final long FIRST = 438_000;

    private final List<HealthAlert> alerts = new ArrayList<>();
    private SourceHealth state = SourceHealth.EMPTY;

    /** So many verdicts of one kind in an hour. */
    Watched see(int hour, int count, Verdict verdict) {
        for (int i = 0; i < count; i++) {
            state = state.observe(new Observation(verdict, millis(hour) + i, OptionalLong.empty()));
        }
        return this;
    }

    /** So many accepted readings in an hour, each with its delay. */
    Watched seeDelayed(int hour, int count, long delayMillis) {
        for (int i = 0; i < count; i++) {
            state = state.observe(new Observation(Verdict.ACCEPTED, millis(hour) + i, OptionalLong.of(delayMillis)));
        }
        return this;
    }

    /** The clock shows the begin of an hour. */
    Watched at(int hour) {
        HealthRules.Judgement judgement = HealthRules.judge(SOURCE, state, millis(hour));
        state = judgement.next().orElse(SourceHealth.EMPTY);
        alerts.addAll(judgement.alerts());
        return this;
    }

    /** People have signed its release from the quarantine that was raised at the begin of an hour. */
    Watched release(int raised, long published) {
        SignedRelease release = new SignedRelease(FIRST + raised, published, "mended");
        HealthRules.Judgement judgement = HealthRules.release(SOURCE, state, release);
        state = judgement.next().orElseThrow();
        alerts.addAll(judgement.alerts());
        return this;
    }

    SourceHealth state() {
        return state;
    }

    List<HealthAlert> alerts() {
        return alerts;
    }

    List<AlertKind> kinds() {
        return alerts.stream().map(HealthAlert::kind).toList();
    }

    static long millis(int hour) {
        return (FIRST + hour) * HealthHour.MILLIS;
    }
}
