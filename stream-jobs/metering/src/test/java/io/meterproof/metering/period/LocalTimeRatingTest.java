package io.meterproof.metering.period;

import static io.meterproof.metering.period.Cycles.COPENHAGEN;
import static io.meterproof.metering.period.Cycles.hourly;
import static io.meterproof.metering.period.Cycles.lines;
import static io.meterproof.metering.period.Cycles.midnight;
import static io.meterproof.metering.period.Cycles.month;
import static io.meterproof.metering.period.Cycles.nightAndDay;
import static io.meterproof.metering.period.Cycles.rate;
import static io.meterproof.metering.period.Cycles.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One kWh in every hour, worked out by hand. */
class LocalTimeRatingTest {
    private static final StandingCharge STANDING = new StandingCharge("standing", BigDecimal.ONE);

    @Test
    void aDayOf23HoursHasAnHourOfNightLess() {
        assertThat(lines(day(COPENHAGEN, "2024-03-31", "2024-04-01")))
                .containsExactly("energy/night 5000 x 0.10 = 500000", "energy/day 18000 x 0.20 = 3600000");
    }

    @Test
    void aDayOf25HoursHasAnHourOfNightMore() {
        assertThat(lines(day(COPENHAGEN, "2024-10-27", "2024-10-28")))
                .containsExactly("energy/night 7000 x 0.10 = 700000", "energy/day 18000 x 0.20 = 3600000");
    }

    @Test
    void aZoneOnStandardTimeAllYearHasNoShortDay() {
        assertThat(lines(day(ZoneId.of("America/Phoenix"), "2024-03-10", "2024-03-11")))
                .containsExactly("energy/night 6000 x 0.10 = 600000", "energy/day 18000 x 0.20 = 3600000");
    }

    @Test
    void aZoneThatMovesItsOffsetForGoodHasOneLongDay() {
        ZoneId volgograd = ZoneId.of("Europe/Volgograd");

        assertThat(lines(day(volgograd, "2020-12-27", "2020-12-28")))
                .containsExactly("energy/night 7000 x 0.10 = 700000", "energy/day 18000 x 0.20 = 3600000");
    }

    @Test
    void aDayThatAZoneLeftOutHasNoStandingCharge() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        BillingCycle december = month(apia, "2011-12-01");

        assertThat(lines(rate(tariff(apia, STANDING), december, hourly(december, 0))))
                .containsExactly("standing 30000 x 1 = 30000000");
    }

    @Test
    void aLeapDayIsADayOfFebruary() {
        BillingCycle february = month(COPENHAGEN, "2024-02-01");
        Instant moved = midnight(COPENHAGEN, "2024-02-15");
        Tariff tariff = tariff(COPENHAGEN, STANDING, new MonthlyCharge("network", new BigDecimal("29")));

        assertThat(lines(rate(tariff, february, hourly(moved, february.to(), 0))))
                .containsExactly("standing 15000 x 1 = 15000000", "network 15000 x 1.000000 = 15000000");
    }

    @Test
    void aSeasonToTheEndOfFebruaryHoldsOnALeapDay() {
        Season winter = Season.ofMonths(Month.DECEMBER, Month.FEBRUARY);
        TimeWindow cold = new TimeWindow(List.of(winter), Set.of(), false, Optional.empty());
        EnergyCharge charge = new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(
                        new TimeOfUsePrice("winter", new BigDecimal("0.4"), When.of(cold)),
                        new TimeOfUsePrice("summer", new BigDecimal("0.2"), When.ALWAYS)));
        PeriodUse use = hourly(midnight(COPENHAGEN, "2024-02-29"), midnight(COPENHAGEN, "2024-03-02"), 1000);
        BillingCycle both = new BillingCycle(use.from(), use.to());

        assertThat(lines(rate(tariff(COPENHAGEN, charge), both, use)))
                .containsExactly("energy/winter 24000 x 0.4 = 9600000", "energy/summer 24000 x 0.2 = 4800000");
    }

    @Test
    void aDayOnWhichPeopleMoveBelongsToWhoHasItsBegin() {
        BillingCycle march = month(COPENHAGEN, "2024-03-01");
        Instant noon = Instant.parse("2024-03-15T11:00:00Z");
        Tariff tariff = tariff(COPENHAGEN, STANDING);

        RatedPeriod out = rate(tariff, march, hourly(march.from(), noon, 0));
        RatedPeriod in = rate(tariff, march, hourly(noon, march.to(), 0));

        assertThat(lines(out)).containsExactly("standing 15000 x 1 = 15000000");
        assertThat(lines(in)).containsExactly("standing 16000 x 1 = 16000000");
    }

    @Test
    void aDemandWindowAcrossMidnightBelongsToTheDayOfItsBegin() {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        DemandCharge charge = new DemandCharge(
                "demand",
                60,
                Assessment.DAILY,
                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                Optional.empty());
        Instant from = Instant.parse("2024-06-05T17:30:00Z");
        Intervals halfHours = new Intervals(new long[] {0, 2_000, 2_000, 500}, 0, 4, from.getEpochSecond(), 1800);
        PeriodUse use = PeriodUse.of(from, from.plusSeconds(7_200), MeasurementUnit.KILOWATT_HOUR, halfHours);

        assertThat(lines(rate(tariff(kolkata, charge), new BillingCycle(use.from(), use.to()), use)))
                .containsExactly("demand/all 4000 x 10 = 40000000", "demand/all 500 x 10 = 5000000");
    }

    @Test
    void aHolidayIsNotTheDayOfTheWeekThatItFallsOn() {
        TimeWindow weekdays =
                new TimeWindow(List.of(), Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY), false, Optional.empty());
        EnergyCharge charge = new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(
                        new TimeOfUsePrice("weekday", new BigDecimal("0.3"), When.of(weekdays)),
                        new TimeOfUsePrice("rest", new BigDecimal("0.1"), When.ALWAYS)));
        Tariff plain = tariff(COPENHAGEN, charge);
        Tariff tariff = new Tariff(
                plain.id(),
                plain.currency(),
                plain.zone(),
                plain.from(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                plain.rounding(),
                Set.of(LocalDate.of(2024, 12, 25)),
                new TreeMap<>(),
                plain.components());
        PeriodUse use = hourly(midnight(COPENHAGEN, "2024-12-25"), midnight(COPENHAGEN, "2024-12-27"), 1000);

        assertThat(lines(rate(tariff, new BillingCycle(use.from(), use.to()), use)))
                .containsExactly("energy/weekday 24000 x 0.3 = 7200000", "energy/rest 24000 x 0.1 = 2400000");
    }

    private static RatedPeriod day(ZoneId zone, String first, String next) {
        PeriodUse use = hourly(midnight(zone, first), midnight(zone, next), 1000);
        return rate(tariff(zone, nightAndDay()), new BillingCycle(use.from(), use.to()), use);
    }
}
