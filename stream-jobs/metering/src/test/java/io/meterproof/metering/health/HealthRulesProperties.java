package io.meterproof.metering.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HealthRulesProperties {
    private static final int MOST_BYTES = 6_000;
    private static final long THREE_DAYS = 3 * HealthHour.DAY * HealthHour.MILLIS;
    private static final long LONG_AFTER = Watched.millis(2_000);

    @Property(tries = 300)
    void theOrderWithinTheHoursDoesNotMatter(
            @ForAll("ofOneDay") List<Observation> observations, @ForAll Random random) {
        List<Observation> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, random);

        assertThat(judgedAtOnce(shuffled)).isEqualTo(judgedAtOnce(observations));
    }

    @Property(tries = 300)
    void itDoesNotMatterHowOftenTheClockIsLookedAt(@ForAll("ofThreeDays") List<Observation> observations) {
        List<Observation> inOrder = new ArrayList<>(observations);
        inOrder.sort((one, other) -> Long.compare(one.given(), other.given()));
        SourceHealth state = SourceHealth.EMPTY;
        List<HealthAlert> everySecondHour = new ArrayList<>();
        List<HealthAlert> whenDue = new ArrayList<>();
        SourceHealth other = SourceHealth.EMPTY;
        for (Observation observation : inOrder) {
            long hour = HealthHour.of(observation.given());
            state = judged(state, (hour - hour % 2) * HealthHour.MILLIS, everySecondHour)
                    .observe(observation);
            other = judged(other, observation.given(), whenDue).observe(observation);
        }
        judged(state, LONG_AFTER, everySecondHour);
        judged(other, LONG_AFTER, whenDue);

        assertThat(everySecondHour).isEqualTo(whenDue);
    }

    @Property(tries = 300)
    void aSourceWithoutFailuresIsNeverQuarantined(@ForAll("withoutFailures") List<Observation> observations) {
        assertThat(judgedAtOnce(observations)).noneMatch(alert -> alert.kind() == AlertKind.QUARANTINED);
    }

    @Property(tries = 300)
    void everyReachableStateFitsAndIsReadBack(@ForAll("ofThreeDays") List<Observation> observations) {
        SourceHealth state = SourceHealth.EMPTY;
        for (Observation observation : observations) {
            state = judged(state.observe(observation), observation.given(), new ArrayList<>());
            byte[] encoded = SourceHealthCodec.encode(state);
            assertThat(encoded.length).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(SourceHealthCodec.decode(encoded)).isEqualTo(state);
        }
    }

    @Provide
    Arbitrary<List<Observation>> ofOneDay() {
        return observations(Arbitraries.of(Verdict.class), HealthHour.DAY * HealthHour.MILLIS);
    }

    @Provide
    Arbitrary<List<Observation>> ofThreeDays() {
        return observations(Arbitraries.of(Verdict.class), THREE_DAYS);
    }

    @Provide
    Arbitrary<List<Observation>> withoutFailures() {
        return observations(
                Arbitraries.of(Verdict.ACCEPTED, Verdict.DUPLICATE, Verdict.NOT_BILLABLE),
                HealthHour.DAY * HealthHour.MILLIS);
    }

    /** Crowded into a few hours, so that the rules have enough to speak. */
    private static Arbitrary<List<Observation>> observations(Arbitrary<Verdict> verdicts, long span) {
        Arbitrary<Long> given = Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 3 * HealthHour.MILLIS),
                        Arbitraries.longs().between(0, span))
                .map(since -> Watched.millis(0) + since);
        Arbitrary<OptionalLong> delays =
                Arbitraries.longs().between(-100_000, 100_000).map(OptionalLong::of);
        return Combinators.combine(verdicts, given, delays)
                .as(Observation::new)
                .list()
                .ofMaxSize(300);
    }

    private static List<HealthAlert> judgedAtOnce(List<Observation> observations) {
        SourceHealth state = SourceHealth.EMPTY;
        for (Observation observation : observations) {
            state = state.observe(observation);
        }
        return HealthRules.judge(Watched.SOURCE, state, LONG_AFTER).alerts();
    }

    private static SourceHealth judged(SourceHealth state, long now, List<HealthAlert> alerts) {
        HealthRules.Judgement judgement = HealthRules.judge(Watched.SOURCE, state, now);
        alerts.addAll(judgement.alerts());
        return judgement.next().orElse(SourceHealth.EMPTY);
    }
}
