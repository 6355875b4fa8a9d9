package io.meterproof.metering.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryRulesTest {
    private final Delivered channel = new Delivered();

    @Test
    void aDayThatComesInTimeIsNoNews() {
        channel.arrive(0, 24, 25).arrive(24, 48, 50).until(60);

        assertThat(channel.told()).isEmpty();
    }

    @Test
    void aSilentChannelIsOpenedDayByDayWhenEachIsDue() {
        channel.until(29).until(30).until(31).until(54);

        assertThat(channel.told()).containsExactly("OPENED 0 24h", "OPENED 1 24h");
        assertThat(channel.facts().get(0).at()).isEqualTo(Delivered.instant(30));
    }

    @Test
    void anHourThatIsMissingInADayIsOpenedWithItsTime() {
        channel.arrive(0, 10, 12).arrive(11, 24, 25).until(30);

        assertThat(channel.told()).containsExactly("OPENED 0 1h");
        assertThat(channel.facts().get(0).from()).isEqualTo(Delivered.BEGIN + 10 * Delivered.HOUR);
        assertThat(channel.facts().get(0).to()).isEqualTo(Delivered.BEGIN + 11 * Delivered.HOUR);
    }

    @Test
    void aLateDayIsFilledByItsLastReadingUnderTheSameId() {
        channel.until(30).arrive(0, 20, 40).arrive(20, 24, 41);

        assertThat(channel.told()).containsExactly("OPENED 0 24h", "FILLED 0 4h");
        assertThat(channel.facts().get(1).id()).isEqualTo(channel.facts().get(0).id());
        assertThat(channel.facts().get(1).at()).isEqualTo(Delivered.instant(41));
    }

    @Test
    void aReadingThatIsLateItselfFindsItsDayOpened() {
        channel.arrive(0, 24, 31);

        assertThat(channel.told()).containsExactly("OPENED 0 24h", "FILLED 0 24h");
    }

    @Test
    void aSecondDeliveryFillsNothingTwice() {
        channel.until(30).arrive(0, 24, 40).arrive(0, 24, 41);

        assertThat(channel.told()).containsExactly("OPENED 0 24h", "FILLED 0 24h");
    }

    @Test
    void whatIsNotExpectedAnyMoreIsNotMissing() {
        Delivered removed = new Delivered(Delivered.BEGIN + 36 * Delivered.HOUR);

        removed.until(30).until(54).until(78).until(102);

        assertThat(removed.told()).containsExactly("OPENED 0 24h", "OPENED 1 12h");
    }

    @Test
    void whatIsOpenOfAMeterThatIsGoneIsGivenUpOnceItCannotSettleAnyMore() {
        Delivered removed = new Delivered(Delivered.BEGIN + 36 * Delivered.HOUR);
        removed.until(30).until(54);
        assertThat(removed.rules().nextDue(removed.state())).hasValue(Delivered.BEGIN + 64 * Delivered.DAY);

        removed.until(64 * 24);

        assertThat(removed.told()).containsExactly("OPENED 0 24h", "OPENED 1 12h", "GIVEN_UP 0 24h", "GIVEN_UP 1 12h");
        assertThat(removed.rules().nextDue(removed.state())).isEmpty();
    }

    @Test
    void aMeterThatIsGoneAndDeliveredAllIsNotAskedAgain() {
        Delivered removed = new Delivered(Delivered.BEGIN + 36 * Delivered.HOUR);

        removed.arrive(0, 24, 25).arrive(24, 36, 37).until(54);

        assertThat(removed.told()).isEmpty();
        assertThat(removed.rules().nextDue(removed.state())).isEmpty();
    }

    @Test
    void aChannelThatIsSilentForTooLongIsNotAskedUntilSomethingComes() {
        for (int day = 0; day < 100; day++) {
            channel.until(day * 24L + 30);
        }
        assertThat(channel.rules().nextDue(channel.state())).isEmpty();

        channel.arrive(99 * 24, 100 * 24, 100 * 24 + 1);

        assertThat(channel.rules().nextDue(channel.state())).isPresent();
    }

    @Test
    void whatIsOpenForTooLongIsGivenUp() {
        channel.until(30);
        for (int day = 1; day <= DeliveryRules.MOST_OPEN; day++) {
            channel.arrive(day * 24, day * 24 + 24, day * 24 + 25).until(day * 24 + 30);
        }

        assertThat(channel.told()).containsExactly("OPENED 0 24h", "GIVEN_UP 0 24h");
        assertThat(channel.rules().open(channel.state())).isZero();
    }

    @Test
    void whatIsOpenByAScheduleThatEndsIsGivenUpAndExpectedNoLonger() {
        channel.arrive(0, 10, 12).until(30);

        DeliveryRules.Judgement ended = channel.rules().ended(channel.state());

        assertThat(ended.facts()).extracting(MissingFact::state).containsExactly(MissingFact.State.GIVEN_UP);
        assertThat(channel.rules().open(ended.next())).isZero();
        assertThat(ended.next().judged()).isEqualTo(channel.state().judged());
    }

    @Test
    void openDaysAreCounted() {
        channel.until(30).arrive(24, 48, 50).until(54);

        assertThat(channel.rules().open(channel.state())).isEqualTo(1);
    }

    @Test
    void theStateOfAChannelStaysSmall() {
        for (int hour = 0; hour < 2000; hour += 2) {
            channel.arrive(hour, hour + 1, hour + 1);
        }

        assertThat(channel.state().missing()).hasSize(DeliveryState.MOST_GAPS);
        assertThat(DeliveryStateCodec.encode(channel.state())).hasSizeLessThan(400);
    }

    @Test
    void theStateReadsBackAsItWas() {
        channel.arrive(3, 5, 6).arrive(9, 10, 11).until(40);

        assertThat(DeliveryStateCodec.decode(DeliveryStateCodec.encode(channel.state())))
                .isEqualTo(channel.state());
    }
}
