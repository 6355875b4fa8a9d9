package io.meterproof.metering.period;

import static io.meterproof.metering.period.Cycles.COPENHAGEN;
import static io.meterproof.metering.period.Cycles.EURO;
import static io.meterproof.metering.period.Cycles.flat;
import static io.meterproof.metering.period.Cycles.from;
import static io.meterproof.metering.period.Cycles.hourly;
import static io.meterproof.metering.period.Cycles.lines;
import static io.meterproof.metering.period.Cycles.midnight;
import static io.meterproof.metering.period.Cycles.month;
import static io.meterproof.metering.period.Cycles.nightAndDay;
import static io.meterproof.metering.period.Cycles.rate;
import static io.meterproof.metering.period.Cycles.tariff;
import static io.meterproof.metering.period.Cycles.tiers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole cycles, worked out by hand. */
class PeriodRatingTest {
    private static final BillingCycle JUNE = month(COPENHAGEN, "2024-06-01");

    @Test
    void aPriceAndATaxThatChangeWithinAMonthEachHoldForTheirDays() {
        Instant change = midnight(COPENHAGEN, "2024-06-16");
        Tariff before = from(Instant.EPOCH, flat("0.20"), new Vat("vat", "S", new BigDecimal("25"), List.of()));
        Tariff after = from(change, flat("0.30"), new Vat("vat", "S", new BigDecimal("20"), List.of()));

        RatedPeriod rated = PeriodRating.rate(List.of(after, before), JUNE, hourly(JUNE, 1000), Carried.NOTHING);

        assertThat(lines(rated))
                .containsExactly(
                        "energy/flat 360000 x 0.20 = 72000000",
                        "energy/flat 360000 x 0.30 = 108000000",
                        "vat/S 72000 x 0.25 = 18000000",
                        "vat/S 108000 x 0.20 = 21600000");
        assertThat(rated.total()).isEqualTo(219_600_000);
    }

    @Test
    void aTaxThatBothVersionsHaveIsChargedOnce() {
        Vat vat = new Vat("vat", "S", new BigDecimal("25"), List.of());
        Tariff before = from(Instant.EPOCH, flat("0.20"), vat);
        Tariff after = from(midnight(COPENHAGEN, "2024-06-16"), flat("0.30"), vat);

        RatedPeriod rated = PeriodRating.rate(List.of(before, after), JUNE, hourly(JUNE, 1000), Carried.NOTHING);

        assertThat(lines(rated)).contains("vat/S 180000 x 0.25 = 45000000").hasSize(3);
    }

    @Test
    void aThresholdIsProRatedByDaysOnMovingIn() {
        BillingCycle april = month(COPENHAGEN, "2024-04-01");
        Instant moved = midnight(COPENHAGEN, "2024-04-11");

        RatedPeriod rated = rate(
                tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.MONTH, 300)), april, hourly(moved, april.to(), 500));

        assertThat(lines(rated))
                .containsExactly(
                        "energy/use tier 1 200000 x 0.10 = 20000000", "energy/use tier 2 40000 x 0.30 = 12000000");
    }

    @Test
    void blendedTiersGiveEachTimeOfUseItsShare() {
        TieredCharge charge = new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                Allocation.BLENDED,
                Basis.MONTH,
                List.of(
                        new TieredPrice(
                                "night",
                                tiers(360, "0.10", "0.20"),
                                nightAndDay().prices().get(0).when()),
                        new TieredPrice("day", tiers(360, "0.30", "0.40"), When.ALWAYS)));

        assertThat(lines(rate(tariff(COPENHAGEN, charge), JUNE, hourly(JUNE, 1000))))
                .containsExactly(
                        "energy/night tier 1 90000 x 0.10 = 9000000",
                        "energy/night tier 2 90000 x 0.20 = 18000000",
                        "energy/day tier 1 270000 x 0.30 = 81000000",
                        "energy/day tier 2 270000 x 0.40 = 108000000");
    }

    @Test
    void dailyTiersBeginAnewEachDay() {
        RatedPeriod rated =
                rate(tariff(COPENHAGEN, tiers(Allocation.IN_ORDER_OF_USE, Basis.DAY, 10)), JUNE, hourly(JUNE, 1000));

        assertThat(lines(rated))
                .containsExactly(
                        "energy/use tier 1 300000 x 0.10 = 30000000", "energy/use tier 2 420000 x 0.30 = 126000000");
    }

    @Test
    void tiersForEachKilowattFollowTheHighestHour() {
        RatedPeriod rated =
                rate(tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.KILOWATT, 200)), JUNE, hourly(JUNE, 2000));

        assertThat(lines(rated))
                .containsExactly(
                        "energy/use tier 1 400000 x 0.10 = 40000000", "energy/use tier 2 1040000 x 0.30 = 312000000");
    }

    @Test
    void whatEachKilowattMayUseBelowAThresholdIsProRatedByDays() {
        Instant begin = midnight(COPENHAGEN, "2024-06-21");
        RatedPeriod rated = rate(
                tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.KILOWATT, 200)),
                JUNE,
                hourly(begin, JUNE.to(), 2000));

        assertThat(lines(rated))
                .containsExactly(
                        "energy/use tier 1 133333 x 0.10 = 13333300", "energy/use tier 2 346667 x 0.30 = 104000100");
    }

    @Test
    void demandIsTheHighestAverageOverItsWindowInTiers() {
        PeriodUse use = PeriodUse.of(
                JUNE.from(), JUNE.to(), MeasurementUnit.KILOWATT_HOUR, Cycles.intervals(JUNE.from(), 1000, 7000, 3000));

        assertThat(lines(rate(tariff(COPENHAGEN, demand(Optional.empty())), JUNE, use)))
                .containsExactly("demand/peak tier 1 5000 x 10 = 50000000", "demand/peak tier 2 2000 x 8 = 16000000");
    }

    @Test
    void demandOverPartOfAMonthIsPricedByTheDay() {
        Instant moved = midnight(COPENHAGEN, "2024-06-21");

        assertThat(lines(rate(tariff(COPENHAGEN, demand(Optional.empty())), JUNE, hourly(moved, JUNE.to(), 3000))))
                .containsExactly("demand/peak tier 1 30000 x 0.333333 = 9999990");
    }

    @Test
    void aCorrectedPeakMovesTheMonthsThatItsRatchetReaches() {
        Ratchet ratchet = new Ratchet(new BigDecimal("80"), 2);
        Tariff tariff = tariff(COPENHAGEN, demand(Optional.of(ratchet)));

        assertThat(billed(tariff, 4000, 1000, 2000, 1000)).containsExactly(40 * EURO, 32 * EURO, 32 * EURO, 16 * EURO);
        assertThat(billed(tariff, 5000, 1000, 2000, 1000)).containsExactly(50 * EURO, 40 * EURO, 40 * EURO, 16 * EURO);
    }

    @Test
    void aRatchetReachesItsOldestMonthInEachPartOfACycle() {
        DemandCharge charge = demand(Optional.of(new Ratchet(new BigDecimal("100"), 1)));
        Tariff before = from(Instant.EPOCH, charge);
        Tariff after = from(midnight(COPENHAGEN, "2024-06-16"), charge, new StandingCharge("standing", BigDecimal.ONE));
        BillingCycle may = month(COPENHAGEN, "2024-05-01");
        RatedPeriod peak = rate(before, may, hourly(may, 3000));

        RatedPeriod june = PeriodRating.rate(List.of(before, after), JUNE, hourly(JUNE, 1000), peak.carried());

        assertThat(lines(june))
                .containsExactly(
                        "demand/peak tier 1 45000 x 0.333333 = 14999985",
                        "demand/peak tier 1 45000 x 0.333333 = 14999985",
                        "standing 15000 x 1 = 15000000");
    }

    @Test
    void aLevyIsAShareOfWhatItNamesAndIsTaxedItself() {
        Levy levy = new Levy("levy", new BigDecimal("10"), List.of("energy"));
        Vat vat = new Vat("vat", "S", new BigDecimal("25"), List.of());

        assertThat(lines(rate(tariff(COPENHAGEN, flat("0.10"), levy, vat), JUNE, hourly(JUNE, 1000))))
                .containsExactly(
                        "energy/flat 720000 x 0.10 = 72000000",
                        "levy 72000 x 0.10 = 7200000",
                        "vat/S 79200 x 0.25 = 19800000");
    }

    @Test
    void aLevyThatVersionsTaxDifferentlyIsTaxedByEachForItsDays() {
        Levy levy = new Levy("levy", new BigDecimal("10"), List.of("energy"));
        Tariff before = from(Instant.EPOCH, flat("1"), levy, new Vat("vat", "S", new BigDecimal("20"), List.of()));
        Tariff after = from(
                midnight(COPENHAGEN, "2024-06-16"),
                flat("1"),
                levy,
                new Vat("vat", "S", new BigDecimal("25"), List.of()));

        RatedPeriod rated = PeriodRating.rate(List.of(before, after), JUNE, hourly(JUNE, 1000), Carried.NOTHING);

        assertThat(lines(rated))
                .contains(
                        "levy 360000 x 0.10 = 36000000",
                        "levy 360000 x 0.10 = 36000000",
                        "vat/S 396000 x 0.20 = 79200000",
                        "vat/S 396000 x 0.25 = 99000000")
                .hasSize(6);
    }

    @Test
    void anIntervalWithoutAPublishedPriceIsNotPricedButNamed() {
        DynamicCharge charge = new DynamicCharge(
                "spot", MeasurementUnit.KILOWATT_HOUR, "DK1", new BigDecimal("1.1"), new BigDecimal("0.02"));
        Instant begin = JUNE.from();
        PriceSeries series = new PriceSeries(
                List.of(new PriceSeries.Point(begin, begin.plusSeconds(3600), new BigDecimal("0.55555"))));
        PeriodUse use = new PeriodUse(
                begin,
                JUNE.to(),
                MeasurementUnit.KILOWATT_HOUR,
                Quantities.of(Cycles.intervals(begin, 1000, 2000)),
                Quantities.NONE,
                Map.of("DK1", series),
                List.of());

        RatedPeriod rated = rate(tariff(COPENHAGEN, charge), JUNE, use);

        assertThat(lines(rated)).containsExactly("spot/DK1 1000 x 0.631105 = 631105");
        assertThat(rated.unpriced())
                .containsExactly(new Unpriced("spot", begin.plusSeconds(3600), begin.plusSeconds(7200), 2000));
    }

    @Test
    void aFeeHasThePriceOfTheVersionAtItsEvent() {
        Instant change = midnight(COPENHAGEN, "2024-06-16");
        Tariff before = from(Instant.EPOCH, new Fee("reconnection", new BigDecimal("40")));
        Tariff after = from(change, new Fee("reconnection", new BigDecimal("45")));
        PeriodUse none = hourly(JUNE, 0);
        PeriodUse use = new PeriodUse(
                none.from(),
                none.to(),
                none.unit(),
                none.imported(),
                none.exported(),
                Map.of(),
                List.of(
                        new FeeEvent("reconnection", change.minusSeconds(1), 1),
                        new FeeEvent("reconnection", change, 2)));

        assertThat(lines(PeriodRating.rate(List.of(before, after), JUNE, use, Carried.NOTHING)))
                .containsExactly("reconnection 1000 x 40 = 40000000", "reconnection 2000 x 45 = 90000000");
    }

    @Test
    void useBeforeTheFirstVersionIsRefused() {
        Tariff late = from(midnight(COPENHAGEN, "2024-06-16"), flat("0.10"));

        assertThatThrownBy(() -> PeriodRating.rate(List.of(late), JUNE, hourly(JUNE, 1), Carried.NOTHING))
                .hasMessageContaining("no version of the tariff holds at 2024-05-31T22:00:00Z");
    }

    private static DemandCharge demand(Optional<Ratchet> ratchet) {
        List<Tier> tiers = List.of(new Tier(Optional.of(5000L), BigDecimal.TEN), Tier.open(new BigDecimal("8")));
        return new DemandCharge(
                "demand", 60, Assessment.MONTHLY, List.of(new TieredPrice("peak", tiers, When.ALWAYS)), ratchet);
    }

    /** Totals of January to April with such peaks. */
    private static List<Long> billed(Tariff tariff, long... peaks) {
        List<Long> totals = new ArrayList<>();
        Carried carried = Carried.NOTHING;
        for (int i = 0; i < peaks.length; i++) {
            BillingCycle month = month(COPENHAGEN, "2024-0" + (i + 1) + "-01");
            PeriodUse use = PeriodUse.of(
                    month.from(), month.to(), MeasurementUnit.KILOWATT_HOUR, Cycles.intervals(month.from(), peaks[i]));
            RatedPeriod rated = PeriodRating.rate(List.of(tariff), month, use, carried);
            carried = rated.carried();
            totals.add(rated.total());
        }
        return totals;
    }
}
