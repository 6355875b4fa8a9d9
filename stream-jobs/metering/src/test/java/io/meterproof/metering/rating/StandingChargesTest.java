package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingChargesTest {
    private static final Hash ONE = TreeHasher.sha256(new byte[] {1});
    private static final Hash TWO = TreeHasher.sha256(new byte[] {2});
    private static final Instant MARCH = Instant.parse("2026-02-28T23:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T22:00:00Z");

    private final Tariff tariff = Tariffs.standing("Europe/Copenhagen", "2000-01-01T00:00:00Z", "0.85");

    @Test
    void aMonthWithATwentyThreeHourDayHasAllItsDays() {
        List<Line> lines = lines(terms(ONE, "2020-01-01T00:00:00Z", Optional.empty(), tariff));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(31_000);
            assertThat(line.amount()).isEqualTo(26_350_000);
            assertThat(line.agreement()).contains(ONE);
        });
    }

    @Test
    void atAMoveTheDayBelongsToWhoeverHasItsBegin() {
        String move = "2026-03-10T11:00:00Z";

        List<Line> lines = lines(
                terms(ONE, "2020-01-01T00:00:00Z", Optional.of(move), tariff),
                terms(TWO, move, Optional.empty(), tariff));

        assertThat(lines).extracting(Line::quantity).containsExactly(10_000L, 21_000L);
    }

    @Test
    void aPriceChangeInThePeriodMakesALineForEachVersion() {
        Tariff dearer = Tariffs.standing("Europe/Copenhagen", "2026-03-20T23:00:00Z", "1");

        List<Line> lines = lines(terms(ONE, "2020-01-01T00:00:00Z", Optional.empty(), dearer, tariff));

        assertThat(lines).extracting(Line::amount).containsExactly(17_000_000L, 11_000_000L);
    }

    @Test
    void anAgreementWithoutABeginningDayInThePeriodMakesNoLine() {
        assertThat(lines(terms(ONE, "2026-03-31T00:00:00Z", Optional.empty(), tariff)))
                .isEmpty();
    }

    @Test
    void leapDaysCount() {
        ZoneId zone = ZoneId.of("Europe/Copenhagen");

        assertThat(StandingCharges.days(
                        zone, Instant.parse("2028-01-31T23:00:00Z"), Instant.parse("2028-02-29T23:00:00Z")))
                .isEqualTo(29);
    }

    @Test
    void adjacentPeriodsCountEachDayOnce() {
        ZoneId zone = ZoneId.of("Australia/Sydney");
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2027-01-01T00:00:00Z");
        long days = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(50_000)) {
            Instant end = at.plusSeconds(50_000).isBefore(to) ? at.plusSeconds(50_000) : to;
            days += StandingCharges.days(zone, at, end);
        }

        assertThat(days).isEqualTo(StandingCharges.days(zone, from, to)).isEqualTo(365);
    }

    @Test
    void whatAccruesIsWhatTheLinesWillSay() {
        StandingTerms terms = terms(ONE, "2020-01-01T00:00:00Z", Optional.empty(), tariff);

        assertThat(StandingCharges.accrued(List.of(terms), MARCH, APRIL)).isEqualTo(26_350_000);
        assertThat(StandingCharges.perDay(List.of(terms), MARCH)).isEqualTo(850_000);
    }

    private static List<Line> lines(StandingTerms... terms) {
        return StandingCharges.lines(List.of(terms), MARCH, APRIL);
    }

    private static StandingTerms terms(Hash agreement, String from, Optional<String> to, Tariff... versions) {
        return new StandingTerms(agreement, Instant.parse(from), to.map(Instant::parse), List.of(versions));
    }
}
