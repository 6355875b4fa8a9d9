package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Months worked out by hand, each from accepted blocks through settlement and close to the account's chain. Every hour uses one
 * kWh where nothing else is said. Late calorific values are in {@link GasSettlementTest}.
 */
class GoldenCasesTest {
    private static final TariffComponent STANDING = new StandingCharge("standing", BigDecimal.ONE);

    @Test
    void aDayOfTwentyThreeHoursLosesAnHourOfTheNight() {
        SettledHome home = day("Europe/Copenhagen", "2026-03-29", "2026-03-30");

        assertThat(home.sum("energy", "night")).isEqualTo("6000 = 600000");
        assertThat(home.sum("energy", "day")).isEqualTo("17000 = 5100000");
        assertThat(home.sum("standing")).isEqualTo("1000 = 1000000");
        assertThat(home.isConserved()).isTrue();
    }

    @Test
    void aDayOfTwentyFiveHoursHasAnHourOfTheNightTwice() {
        SettledHome home = day("Europe/Copenhagen", "2026-10-25", "2026-10-26");

        assertThat(home.sum("energy", "night")).isEqualTo("8000 = 800000");
        assertThat(home.sum("energy", "day")).isEqualTo("17000 = 5100000");
        assertThat(home.sum("standing")).isEqualTo("1000 = 1000000");
        assertThat(home.isConserved()).isTrue();
    }

    @Test
    void aZoneOnStandardTimeAllYearHasNoSuchDays() {
        SettledHome march = day("America/Phoenix", "2026-03-08", "2026-03-09");
        SettledHome july = day("America/Phoenix", "2026-07-01", "2026-07-02");

        assertThat(march.sum("energy", "night")).isEqualTo("7000 = 700000");
        assertThat(july.sum("energy")).isEqualTo(march.sum("energy"));
        assertThat(july.sum("energy", "day")).isEqualTo("17000 = 5100000");
    }

    @Test
    void aZoneThatChangesItsRulesHasTheHoursOfItsNewOnes() {
        SettledHome kept = day("Europe/Istanbul", "2016-10-30", "2016-10-31");
        SettledHome changed = day("Europe/Istanbul", "2015-11-08", "2015-11-09");

        assertThat(kept.sum("energy")).isEqualTo("24000 = 5800000");
        assertThat(changed.sum("energy")).isEqualTo("25000 = 5900000");
    }

    @Test
    void aLeapYearsFebruaryHasTwentyNineDays() {
        SettledHome home = new SettledHome("Europe/Copenhagen", "2024-02-01")
                .priced("2024-01-01", energy("0.1", "0.3"), STANDING)
                .agreed("2024-02-01")
                .used("2024-03-01", 1000)
                .closed("2024-02-01", "2024-03-01");

        assertThat(home.sum("standing")).isEqualTo("29000 = 29000000");
        assertThat(home.sum("energy")).isEqualTo("696000 = 168200000");
        assertThat(home.isConserved()).isTrue();
    }

    @Test
    void aDayOfAMoveBelongsToWhoeverHasItsBegin() {
        Instant noon = Instant.parse("2026-06-10T10:00:00Z");
        SettledHome leaving =
                new SettledHome("Europe/Copenhagen", "2026-06-01").priced("2026-01-01", energy("0.1", "0.3"), STANDING);
        leaving.agreed(leaving.midnight("2026-06-01"), Optional.of(noon))
                .used("2026-07-01", 1000)
                .closed("2026-06-01", "2026-07-01");
        SettledHome coming = new SettledHome("Europe/Copenhagen", "2026-06-01")
                .priced("2026-01-01", energy("0.1", "0.3"), STANDING)
                .agreed(noon, Optional.empty())
                .used("2026-07-01", 1000)
                .closed("2026-06-01", "2026-07-01");

        assertThat(leaving.sum("standing")).isEqualTo("10000 = 10000000");
        assertThat(coming.sum("standing")).isEqualTo("20000 = 20000000");
        assertThat(leaving.sum("energy")).startsWith("228000 = ");
        assertThat(coming.sum("energy")).startsWith("492000 = ");
    }

    @Test
    void aPriceAndATaxThatChangeInTheMonthHoldForTheirOwnDays() {
        SettledHome home = new SettledHome("Europe/Copenhagen", "2026-06-01")
                .priced("2026-01-01", flat("0.20"), new Vat("vat", "S", BigDecimal.valueOf(25), List.of()))
                .priced("2026-06-16", flat("0.40"), new Vat("vat", "S", BigDecimal.valueOf(19), List.of()))
                .agreed("2026-06-01")
                .used("2026-07-01", 1000)
                .closed("2026-06-01", "2026-07-01");

        assertThat(home.sum("energy")).isEqualTo("720000 = 216000000");
        assertThat(home.sum("vat")).isEqualTo("216000 = 45360000");
        assertThat(home.isConserved()).isTrue();
    }

    @Test
    void thresholdsOfPartOfAMonthAreProRated() {
        SettledHome home = new SettledHome("Europe/Copenhagen", "2026-06-16")
                .priced("2026-01-01", tiers(), new MonthlyCharge("network", BigDecimal.valueOf(30)))
                .agreed("2026-06-16")
                .used("2026-07-01", 1000)
                .closed("2026-06-16", "2026-07-01");

        assertThat(home.sum("energy", "use tier 1")).isEqualTo("150000 = 15000000");
        assertThat(home.sum("energy", "use tier 2")).isEqualTo("210000 = 63000000");
        assertThat(home.sum("network")).isEqualTo("15000 = 15000000");
        assertThat(home.sum("metered")).isEqualTo("360000 = 0");
    }

    @Test
    void aCorrectedPeakChargesTheMonthsUnderItsRatchetAnew() {
        SettledHome home = new SettledHome("Europe/Copenhagen", "2026-01-01")
                .priced("2026-01-01", demand())
                .agreed("2026-01-01")
                .used("2026-01-02", 1000)
                .peak(10_000)
                .used("2026-02-01", 1000)
                .closed("2026-01-01", "2026-02-01")
                .used("2026-03-01", 1000)
                .closed("2026-02-01", "2026-03-01");
        assertThat(home.sum("demand")).isEqualTo("18000 = 180000000");

        home.edited(home.midnight("2026-01-02"), 2_000).used("2026-04-01", 1000).closed("2026-03-01", "2026-04-01");

        assertThat(home.sum("demand")).isEqualTo("5200 = 52000000");
        assertThat(home.types()).filteredOn("reversal"::equals).hasSize(3);
        assertThat(home.isConserved()).isTrue();
    }

    private static SettledHome day(String zone, String from, String to) {
        return new SettledHome(zone, from)
                .priced("2015-01-01", energy("0.1", "0.3"), STANDING)
                .agreed(from)
                .used(to, 1000)
                .closed(from, to);
    }

    /** The night ends at seven. */
    private static EnergyCharge energy(String night, String day) {
        DailyWindow hours = new DailyWindow(LocalTime.of(7, 0), LocalTime.MIDNIGHT);
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(
                        new TimeOfUsePrice("day", new BigDecimal(day), Set.of(), Optional.of(hours)),
                        new TimeOfUsePrice("night", new BigDecimal(night), Set.of(), Optional.empty())));
    }

    private static EnergyCharge flat(String price) {
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal(price), Set.of(), Optional.empty())));
    }

    private static TieredCharge tiers() {
        TieredPrice use = new TieredPrice(
                "use",
                List.of(new Tier(Optional.of(300_000L), new BigDecimal("0.1")), Tier.open(new BigDecimal("0.3"))),
                When.ALWAYS);
        return new TieredCharge("energy", MeasurementUnit.KILOWATT_HOUR, Allocation.BLENDED, Basis.MONTH, List.of(use));
    }

    private static DemandCharge demand() {
        return new DemandCharge(
                "demand",
                60,
                Assessment.MONTHLY,
                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                Optional.of(new Ratchet(BigDecimal.valueOf(80), 11)));
    }
}
