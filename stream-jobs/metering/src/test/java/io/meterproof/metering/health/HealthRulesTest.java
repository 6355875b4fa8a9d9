package io.meterproof.metering.health;

import static io.meterproof.metering.health.AlertKind.DRIFTING;
import static io.meterproof.metering.health.AlertKind.QUARANTINED;
import static io.meterproof.metering.health.AlertKind.RELEASED;
import static io.meterproof.metering.health.AlertKind.SILENT;
import static io.meterproof.metering.verdict.Verdict.ACCEPTED;
import static io.meterproof.metering.verdict.Verdict.BAD_SIGNATURE;
import static io.meterproof.metering.verdict.Verdict.DUPLICATE;
import static io.meterproof.metering.verdict.Verdict.NOT_BILLABLE;
import static io.meterproof.metering.verdict.Verdict.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthRulesTest {
    private static final int WEEK = 7 * 24;

    private final Watched source = new Watched();

    @Test
    void aSourceWhoseFailuresJumpIsQuarantinedAtTheEndOfTheHour() {
        source.see(0, 100, ACCEPTED).at(1);
        source.see(1, 14, ACCEPTED).see(1, 5, BAD_SIGNATURE).see(1, 1, REPLAYED);
        assertThat(source.alerts()).isEmpty();

        source.at(2);

        assertThat(source.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(QUARANTINED);
            assertThat(alert.subject()).isEqualTo(Watched.SOURCE);
            assertThat(alert.raised().toEpochMilli()).isEqualTo(Watched.millis(2));
            assertThat(alert.reason())
                    .isEqualTo("6 of 20 readings failed in the hour from 2019-12-20T01:00:00Z"
                            + " (5 BAD_SIGNATURE, 1 REPLAYED); 0 of 100 in the day before");
            assertThat(alert.counted().failures()).isEqualTo(6);
        });
    }

    @Test
    void fewerThanTwentyReadingsProveNothing() {
        assertThat(source.see(0, 19, BAD_SIGNATURE).at(1).alerts()).isEmpty();
    }

    @Test
    void lessThanThirtyPercentIsNoJump() {
        assertThat(source.see(0, 71, ACCEPTED).see(0, 29, BAD_SIGNATURE).at(1).alerts())
                .isEmpty();
    }

    @Test
    void aSourceThatAlwaysFailedALotDoesNotJump() {
        source.see(0, 93, ACCEPTED).see(0, 7, BAD_SIGNATURE).at(1);

        assertThat(source.see(1, 66, ACCEPTED).see(1, 34, BAD_SIGNATURE).at(2).alerts())
                .isEmpty();
        assertThat(source.see(2, 10, ACCEPTED).see(2, 90, BAD_SIGNATURE).at(3).alerts())
                .isEmpty();
    }

    @Test
    void whatIsOlderThanADayNoLongerExcuses() {
        source.see(0, 90, ACCEPTED).see(0, 10, BAD_SIGNATURE).at(1);

        assertThat(source.see(25, 60, ACCEPTED)
                        .see(25, 40, BAD_SIGNATURE)
                        .at(26)
                        .kinds())
                .containsExactly(QUARANTINED);
    }

    @Test
    void repeatsNeitherFailNorDilute() {
        assertThat(source.see(0, 1000, DUPLICATE).at(1).alerts()).isEmpty();
        assertThat(source.see(1, 1000, DUPLICATE)
                        .see(1, 20, BAD_SIGNATURE)
                        .at(2)
                        .kinds())
                .containsExactly(QUARANTINED);
    }

    @Test
    void aGenuineReadingThatForbidsBillingIsNoFailure() {
        assertThat(source.see(0, 100, NOT_BILLABLE).at(1).alerts()).isEmpty();
    }

    @Test
    void anEpisodeIsToldOnce() {
        source.see(0, 50, BAD_SIGNATURE).at(1).see(1, 50, BAD_SIGNATURE).at(2);

        assertThat(source.kinds()).containsExactly(QUARANTINED);
    }

    @Test
    void aCleanDayReleases() {
        source.see(0, 50, BAD_SIGNATURE).at(1);
        source.see(23, 900, ACCEPTED).at(24);
        assertThat(source.kinds()).containsExactly(QUARANTINED);

        source.see(24, 1, ACCEPTED).at(25);

        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED);
        assertThat(source.alerts().get(1).reason()).isEqualTo("0 of 901 readings failed in the last day");
    }

    @Test
    void aDayOfHardlyAnyReadingsReleasesNobody() {
        source.see(0, 50, BAD_SIGNATURE).at(1).see(30, 19, ACCEPTED).at(31);

        assertThat(source.kinds()).containsExactly(QUARANTINED);
    }

    @Test
    void aSourceOfFewReadingsADayIsReleasedByItsNewestTwenty() {
        source.see(0, 20, BAD_SIGNATURE).at(1);
        source.see(24, 8, ACCEPTED).at(25).see(48, 8, ACCEPTED).at(49);
        assertThat(source.kinds()).containsExactly(QUARANTINED);

        source.see(72, 8, ACCEPTED).at(73);

        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED);
        assertThat(source.alerts().get(1).reason()).isEqualTo("0 of 24 readings failed of the newest");
    }

    @Test
    void aSourceIsMissedAfterTwiceItsLongestPause() {
        hourly(WEEK);
        source.see(WEEK + 3, 1, ACCEPTED).at(WEEK + 4);

        source.at(WEEK + 4 + 5);
        assertThat(source.alerts()).isEmpty();
        source.at(WEEK + 4 + 6);

        assertThat(source.kinds()).containsExactly(SILENT);
        assertThat(source.alerts().get(0).reason())
                .isEqualTo("nothing for 6 hours, after pauses of 3 hours at most in two weeks");
    }

    @Test
    void silenceIsToldOnceUntilTheSourceIsHeardAgain() {
        hourly(WEEK);
        source.at(WEEK + 20);
        source.see(WEEK + 21, 1, ACCEPTED).at(WEEK + 22).at(WEEK + 400);

        assertThat(source.kinds()).containsExactly(SILENT, SILENT);
        assertThat(source.alerts()).extracting(HealthAlert::id).doesNotHaveDuplicates();
    }

    @Test
    void aSourceThatIsNewIsNotMissed() {
        hourly(WEEK - 1);

        assertThat(source.at(WEEK + 300).alerts()).isEmpty();
    }

    @Test
    void aNightlyDeliveryIsNotMissedByDay() {
        for (int day = 0; day < 21; day++) {
            source.see(24 * day, 500, ACCEPTED).at(24 * day + 1).at(24 * day + 23);
        }

        assertThat(source.alerts()).isEmpty();
    }

    @Test
    void aSourceThatStaysAwayForAMonthIsForgotten() {
        source.see(0, 1, ACCEPTED).at(1).at(30 * 24);

        assertThat(source.state()).isEqualTo(SourceHealth.EMPTY);
    }

    @Test
    void aQuarantineIsForgottenAfterThreeMonthsAndTheDoorIsTold() {
        source.see(0, 50, BAD_SIGNATURE).at(1).at(90 * 24 - 1);
        assertThat(source.state().conditions().quarantined()).isTrue();

        source.at(90 * 24);

        assertThat(source.state()).isEqualTo(SourceHealth.EMPTY);
        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED);
        assertThat(source.alerts().get(1).reason()).isEqualTo("nothing for 90 days: it is forgotten");
    }

    @Test
    void oneForgeryInTwentyHoldsAQuietSourceUntilPeopleReleaseIt() {
        source.see(0, 20, BAD_SIGNATURE).at(1);
        for (int hour = 1; hour < 200; hour += 10) {
            source.see(hour, 9, ACCEPTED).see(hour, 1, BAD_SIGNATURE).at(hour + 1);
        }
        assertThat(source.kinds()).containsExactly(QUARANTINED);

        source.release(1, Watched.millis(200) + 7);

        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED);
        HealthAlert released = source.alerts().get(1);
        assertThat(released.raised().toEpochMilli()).isEqualTo(Watched.millis(200) + 7);
        assertThat(released.reason()).isEqualTo("two operators released it: mended");
        assertThat(released.id()).isNotEqualTo(source.alerts().get(0).id());
    }

    @Test
    void whoIsReleasedByPeopleIsJudgedByWhatComesAfter() {
        source.see(0, 20, BAD_SIGNATURE).at(1).see(5, 30, BAD_SIGNATURE).release(1, Watched.millis(5) + 40);
        source.see(5, 30, BAD_SIGNATURE).see(6, 40, ACCEPTED).at(7);
        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED);

        source.see(7, 20, BAD_SIGNATURE).at(8);

        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED, QUARANTINED);
    }

    @Test
    void aReleaseIsOfOneQuarantine() {
        source.see(0, 20, BAD_SIGNATURE).at(1).release(1, Watched.millis(2)).release(1, Watched.millis(3));
        source.see(4, 20, BAD_SIGNATURE).at(5).release(1, Watched.millis(6));

        assertThat(source.kinds()).containsExactly(QUARANTINED, RELEASED, QUARANTINED);
        assertThat(source.state().conditions().quarantined()).isTrue();
    }

    @Test
    void aReleaseThatIsReadBeforeItsQuarantineTellsTheSame() {
        Watched replayed = new Watched().release(1, Watched.millis(3));
        replayed.see(0, 20, BAD_SIGNATURE).at(1);

        source.see(0, 20, BAD_SIGNATURE).at(1).release(1, Watched.millis(3));

        assertThat(replayed.alerts()).isEqualTo(source.alerts());
        assertThat(replayed.state()).isEqualTo(source.state());
    }

    @Test
    void clocksThatRunAheadAreTold() {
        source.seeDelayed(0, 5, -31_000).seeDelayed(0, 5, 60_000).at(1);

        assertThat(source.kinds()).containsExactly(DRIFTING);
        assertThat(source.alerts().get(0).reason())
                .isEqualTo("5 of 10 genuine readings of the last day ended more than 30 seconds after they arrived,"
                        + " by up to 31");
    }

    @Test
    void oneClockAmongManyIsNotTheSources() {
        assertThat(source.seeDelayed(0, 5, -90_000)
                        .seeDelayed(0, 6, 60_000)
                        .at(1)
                        .alerts())
                .isEmpty();
    }

    @Test
    void driftIsToldAgainOnlyAfterItHasEnded() {
        source.seeDelayed(0, 5, -40_000).at(1).seeDelayed(1, 5, -40_000).at(2);
        source.seeDelayed(2, 100, 60_000).at(3);
        source.seeDelayed(3, 200, -40_000).at(4);

        assertThat(source.kinds()).containsExactly(DRIFTING, DRIFTING);
    }

    @Test
    void theSmallestDelayOfTheDayIsKept() {
        source.seeDelayed(0, 1, 900_000)
                .seeDelayed(0, 1, 12_000)
                .at(1)
                .seeDelayed(1, 1, 50_000)
                .at(2);

        assertThat(source.state().lastDay().smallestDelay()).isEqualTo(12_000);
    }

    @Test
    void aHostilesLongNameIsCut() {
        assertThat(new Subject(SubjectKind.SOURCE, "x".repeat(100_000)).name()).hasSize(200);
    }

    @Test
    void aSubjectIsReadFromItsPath() {
        assertThat(Subject.ofPath(Watched.SOURCE.path())).isEqualTo(Watched.SOURCE);
    }

    private void hourly(int lastHour) {
        for (int hour = 0; hour <= lastHour; hour++) {
            source.see(hour, 1, ACCEPTED).at(hour + 1);
        }
    }
}
