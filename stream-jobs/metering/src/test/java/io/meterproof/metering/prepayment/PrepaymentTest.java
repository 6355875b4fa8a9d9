package io.meterproof.metering.prepayment;

import static io.meterproof.metering.prepayment.Scenario.EURO;
import static io.meterproof.metering.prepayment.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrepaymentTest {
    private static final long DAILY = 2_400_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void steadyUseEmptiesCreditWhenItsQuotientSays() {
        Scenario home = Scenario.prepaid(24).topUp(24 * EURO).use(DAILY, DAY);

        assertThat(home.last().balance().emptyAt()).contains(home.now().plus(Duration.ofDays(9)));
    }

    @Test
    void theForecastStartsWhereTheNewestReadingEnds() {
        Scenario home = Scenario.prepaid(24).topUp(24 * EURO).use(DAILY, DAY).pass(DAY);

        home.topUp(DAILY);

        assertThat(home.last().balance().emptyAt()).contains(START.plus(Duration.ofDays(11)));
    }

    @Test
    void standingChargesShortenTheForecast() {
        Scenario home = Scenario.prepaid(24).standing(EURO, EURO).topUp(10 * EURO);

        home.use(2 * EURO, DAY);

        assertThat(home.last().balance().available()).isEqualTo(7 * EURO);
        assertThat(home.last().balance().emptyAt().orElseThrow())
                .isBetween(home.now().plus(Duration.ofHours(55)), home.now().plus(Duration.ofHours(57)));
    }

    @Test
    void aColdDayCountsMoreThanAMildWeek() {
        Scenario home = Scenario.prepaid(24).topUp(100 * EURO);
        for (int day = 0; day < 6; day++) {
            home.use(EURO, DAY);
        }

        home.use(10 * EURO, DAY);

        assertThat(home.last().balance().emptyAt().orElseThrow())
                .isBefore(home.now().plus(Duration.ofDays(9)));
    }

    @Test
    void aMinuteOfUseIsNotTakenForADays() {
        Scenario home = Scenario.prepaid(24).topUp(10 * EURO);

        home.use(EURO / 10, Duration.ofMinutes(10));

        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void creditWithoutUseHasNoEnd() {
        Scenario home = Scenario.prepaid(24).topUp(10 * EURO);

        assertThat(home.last().balance().emptyAt()).isEmpty();
    }

    @Test
    void lowCreditWarnsOnce() {
        Scenario home = Scenario.prepaid(48).topUp(12 * EURO);

        home.use(DAILY, DAY).use(DAILY, DAY).use(DAILY, DAY).use(DAILY / 2, DAY);

        assertThat(home.alertKinds()).containsExactly(AlertKind.LOW_CREDIT);
        assertThat(home.alerts().get(0).balance()).isEqualTo(2 * DAILY);
        assertThat(home.alerts().get(0).emptyAt()).contains(START.plus(Duration.ofDays(5)));
    }

    @Test
    void useBeyondCreditIsExhaustedOnce() {
        Scenario home = Scenario.prepaid(1).topUp(3 * EURO);

        home.use(2 * EURO, DAY).use(2 * EURO, DAY).use(EURO, DAY);

        assertThat(home.alertKinds()).containsExactly(AlertKind.EXHAUSTED);
        assertThat(home.last().balance().emptyAt()).contains(home.now());
    }

    @Test
    void anEstimateWarnsButDoesNotExhaust() {
        Scenario home = Scenario.prepaid(1).topUp(3 * EURO).use(EURO, DAY);

        home.correct(5 * EURO, START, START.plus(DAY));

        assertThat(home.alertKinds()).containsExactly(AlertKind.LOW_CREDIT);
    }

    @Test
    void useAfterAnEstimateThatPassedTheEndIsExhausted() {
        Scenario home = Scenario.prepaid(1).topUp(3 * EURO).use(EURO, DAY);

        home.correct(5 * EURO, START, START.plus(DAY)).use(1, HOUR);

        assertThat(home.alertKinds()).containsExactly(AlertKind.LOW_CREDIT, AlertKind.EXHAUSTED);
    }

    @Test
    void anotherTopUpMayWarnAgain() {
        Scenario home = Scenario.prepaid(48).topUp(3 * EURO).use(EURO, DAY);

        home.topUp(5 * EURO).use(5 * EURO, DAY);

        assertThat(home.alertKinds()).containsExactly(AlertKind.LOW_CREDIT, AlertKind.LOW_CREDIT);
        assertThat(home.alerts()).extracting(CreditAlert::id).doesNotHaveDuplicates();
    }

    @Test
    void takingUseBackRestoresTheForecast() {
        Scenario home = Scenario.prepaid(24).topUp(10 * EURO).use(EURO, DAY);
        Assessment before = home.last();

        home.correct(EURO / 3, START, START.plus(HOUR)).correct(-EURO / 3, START, START.plus(HOUR));

        assertThat(home.last().next()).isEqualTo(before.next());
        assertThat(home.last().balance().emptyAt()).isEqualTo(before.balance().emptyAt());
    }

    @Test
    void anAccountThatPaysLaterIsNeverWarned() {
        Scenario home = Scenario.credit().use(100 * EURO, DAY);

        assertThat(home.alerts()).isEmpty();
        assertThat(home.last().balance().balance()).isEqualTo(-100 * EURO);
        assertThat(home.last().balance().emptyAt()).isEmpty();
    }

    @Test
    void useOlderThanTheWindowChangesNoForecast() {
        Scenario home = Scenario.prepaid(24)
                .topUp(50 * EURO)
                .use(EURO, DAY)
                .pass(Duration.ofDays(20))
                .use(EURO, DAY);
        PrepaymentState before = home.last().next();

        home.correct(EURO, START, START.plus(DAY));

        assertThat(home.last().next()).isEqualTo(before);
    }

    @Test
    void theSameBookingsGiveTheSameAlertIds() {
        assertThat(Scenario.prepaid(48).topUp(2 * EURO).use(EURO, DAY).alerts())
                .isEqualTo(Scenario.prepaid(48).topUp(2 * EURO).use(EURO, DAY).alerts())
                .singleElement()
                .extracting(CreditAlert::id)
                .isEqualTo("051ca3bb97af9d06c01844e54801a9cac33287f306639b0a2b4b43ec30cf3947");
    }
}
