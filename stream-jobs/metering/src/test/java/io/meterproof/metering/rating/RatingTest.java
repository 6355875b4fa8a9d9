package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden cases: every run below was worked out by hand from the zone's published transitions. */
class RatingTest {
    private static final int QUARTER = 900;
    private static final int HOUR = 3600;

    private final Tariff copenhagen = Tariffs.energy(
            "Europe/Copenhagen", Tariffs.price("night", "0.1", "22:00", "07:00"), Tariffs.price("day", "0.3"));

    @Test
    void aFlatPriceMakesOneLine() {
        Tariff flat = Tariffs.energy("UTC", Tariffs.price("flat", "0.2529"));

        assertThat(rate(flat, "2026-06-01T00:00:00Z", 96, QUARTER))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.quantity()).isEqualTo(96_000);
                    assertThat(line.amount()).isEqualTo(24_278_400);
                    assertThat(line.to()).isEqualTo("2026-06-02T00:00:00Z");
                });
    }

    @Test
    void aWindowThatCrossesMidnightIsOneRunAcrossIt() {
        assertThat(runs(copenhagen, "2026-06-01T10:00:00Z", 24, HOUR))
                .containsExactly(
                        "day 2026-06-01T10:00:00Z 10000",
                        "night 2026-06-01T20:00:00Z 9000",
                        "day 2026-06-02T05:00:00Z 5000");
    }

    @Test
    void theTwentyThreeHourDayInCopenhagenHasAShorterNight() {
        assertThat(runs(copenhagen, "2026-03-28T23:00:00Z", 23, HOUR))
                .containsExactly(
                        "night 2026-03-28T23:00:00Z 6000",
                        "day 2026-03-29T05:00:00Z 15000",
                        "night 2026-03-29T20:00:00Z 2000");
    }

    @Test
    void theTwentyFiveHourDayInCopenhagenHasALongerNight() {
        assertThat(runs(copenhagen, "2026-10-24T22:00:00Z", 25, HOUR))
                .containsExactly(
                        "night 2026-10-24T22:00:00Z 8000",
                        "day 2026-10-25T06:00:00Z 15000",
                        "night 2026-10-25T21:00:00Z 2000");
    }

    @Test
    void aWindowInTheRepeatedHourInSydneyComesTwice() {
        Tariff sydney = Tariffs.energy(
                "Australia/Sydney", Tariffs.price("two", "1", "02:00", "03:00"), Tariffs.price("rest", "2"));

        assertThat(runs(sydney, "2026-04-04T15:00:00Z", 12, HOUR / 2))
                .containsExactly("two 2026-04-04T15:00:00Z 4000", "rest 2026-04-04T17:00:00Z 8000");
    }

    @Test
    void aWindowInTheSkippedHourInSydneyDoesNotCome() {
        Tariff sydney = Tariffs.energy(
                "Australia/Sydney", Tariffs.price("two", "1", "02:00", "03:00"), Tariffs.price("rest", "2"));

        assertThat(runs(sydney, "2026-10-03T14:00:00Z", 8, HOUR / 2)).containsExactly("rest 2026-10-03T14:00:00Z 8000");
    }

    @Test
    void theFirstMatchingPriceWins() {
        Tariff tariff = Tariffs.energy(
                "UTC",
                Tariffs.price("peak", "3", "08:00", "10:00"),
                Tariffs.price("day", "2", "07:00", "20:00"),
                Tariffs.price("rest", "1"));

        assertThat(runs(tariff, "2026-06-01T06:00:00Z", 6, HOUR))
                .containsExactly(
                        "rest 2026-06-01T06:00:00Z 1000",
                        "day 2026-06-01T07:00:00Z 1000",
                        "peak 2026-06-01T08:00:00Z 2000",
                        "day 2026-06-01T10:00:00Z 2000");
    }

    @Test
    void daysAreThoseOfTheLocalDateAlsoAfterMidnight() {
        Tariff tariff = Tariffs.energy(
                "UTC", Tariffs.price("weekend", "1", "22:00", "02:00", DayOfWeek.SATURDAY), Tariffs.price("rest", "2"));

        assertThat(runs(tariff, "2026-06-05T20:00:00Z", 30, HOUR))
                .containsExactly(
                        "rest 2026-06-05T20:00:00Z 4000",
                        "weekend 2026-06-06T00:00:00Z 2000",
                        "rest 2026-06-06T02:00:00Z 20000",
                        "weekend 2026-06-06T22:00:00Z 2000",
                        "rest 2026-06-07T00:00:00Z 2000");
    }

    @Test
    void anIntervalHasThePriceOfItsBegin() {
        Tariff tariff = Tariffs.energy("UTC", Tariffs.price("peak", "3", "07:30", "08:30"), Tariffs.price("rest", "1"));

        assertThat(runs(tariff, "2026-06-01T07:00:00Z", 3, HOUR))
                .containsExactly(
                        "rest 2026-06-01T07:00:00Z 1000",
                        "peak 2026-06-01T08:00:00Z 1000",
                        "rest 2026-06-01T09:00:00Z 1000");
    }

    @Test
    void aTariffForAnotherUnitMakesNoLines() {
        Instant start = Instant.parse("2026-06-01T00:00:00Z");
        Intervals intervals = new Intervals(new long[] {1}, 0, 1, start.getEpochSecond(), HOUR);

        assertThat(Rating.prices(copenhagen, MeasurementUnit.CUBIC_METRE)).isFalse();
        assertThat(Rating.rate(copenhagen, MeasurementUnit.CUBIC_METRE, intervals))
                .isEmpty();
    }

    private static List<String> runs(Tariff tariff, String start, int count, int length) {
        return rate(tariff, start, count, length).stream()
                .map(line -> line.name().orElseThrow() + " " + line.from() + " " + line.quantity())
                .toList();
    }

    private static List<Line> rate(Tariff tariff, String start, int count, int length) {
        long[] kilowattHours = new long[count];
        Arrays.fill(kilowattHours, 1000);
        long from = Instant.parse(start).getEpochSecond();
        return Rating.rate(tariff, MeasurementUnit.KILOWATT_HOUR, new Intervals(kilowattHours, 0, count, from, length));
    }
}
