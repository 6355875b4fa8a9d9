package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Amounts worked by hand: an hour of 1 kWh is a kWh; a kWh of a month costs 0.10 up to 300, then 0.30; 25 % of tax. */
class CycleClosingTest {
    private static final Vat TAX = vat("25");

    @Test
    void aCloseChargesTiersAndTaxOfItsMonth() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers(), TAX)
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.entries()).containsExactly("cycle-charges", "period-charges", "statement");
        assertThat(account.lines("2026-01-01"))
                .containsExactly(
                        "energy/use tier 1 300000 x 0.10 = 30000000",
                        "energy/use tier 2 444000 x 0.30 = 133200000",
                        "vat/S 163200 x 0.25 = 40800000");
        assertThat(account.balance()).isEqualTo(204_000_000);
    }

    @Test
    void daysOfTwentyThreeAndTwentyFiveHoursHaveTheirRealHours() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("spring", "2026-03-29", "2026-03-30", 1000)
                .used("autumn", "2026-10-25", "2026-10-26", 1000)
                .closed("2026-03-01", "2026-11-01");

        assertThat(account.lines("2026-03-01")).containsExactly("energy/use tier 1 23000 x 0.10 = 2300000");
        assertThat(account.lines("2026-10-01")).containsExactly("energy/use tier 1 25000 x 0.10 = 2500000");
    }

    @Test
    void aLeapDayIsADayOfItsMonth() {
        ClosedAccount account = new ClosedAccount()
                .priced("2028-01-01", standing("1"), TAX)
                .agreed("2028-01-01", Optional.empty())
                .closed("2028-02-01", "2028-03-01");

        assertThat(account.lines("2028-02-01"))
                .containsExactly("standing 29000 x 1 = 29000000", "vat/S 29000 x 0.25 = 7250000");
    }

    @Test
    void atAMoveThresholdsAndStandingDaysAreThoseOfTheDaysAgreed() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers(), standing("0.5"))
                .agreed("2026-01-01", Optional.of("2026-04-11"))
                .used("april", "home until 2026-04-11", "2026-04-01", "2026-04-11", 1000)
                .closed("2026-04-01", "2026-05-01");

        // 10 of 30 days: 100 kWh below the threshold.
        assertThat(account.lines("2026-04-01"))
                .containsExactly(
                        "energy/use tier 1 100000 x 0.10 = 10000000",
                        "energy/use tier 2 140000 x 0.30 = 42000000",
                        "standing 10000 x 0.5 = 5000000");
    }

    @Test
    void whereTaxChangesWithinAMonthEachPartHasItsOwn() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), vat("25"))
                .priced("2026-04-16", flat("0.40"), vat("19"))
                .agreed("2026-01-01", Optional.empty())
                .used("first", "2026-04-01", "2026-04-16", 1000)
                .used("second", "2026-04-16", "2026-05-01", 1000)
                .closed("2026-04-01", "2026-05-01");

        // 360 kWh each; the energy itself is charged as it is read.
        assertThat(account.lines("2026-04-01"))
                .containsExactly("vat/S 72000 x 0.25 = 18000000", "vat/S 144000 x 0.19 = 27360000");
    }

    @Test
    void aCorrectedPeakRatesTheMonthsUnderItsRatchetAnew() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", demand())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 10_000)
                .closed("2026-01-01", "2026-02-01")
                .used("february", "2026-02-01", "2026-02-02", 2_000)
                .closed("2026-02-01", "2026-03-01");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 8000 x 10 = 80000000");

        account.takenBack("january")
                .used("january again", "2026-01-01", "2026-01-02", 5_000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(account.entries().subList(6, 13))
                .containsExactly(
                        "reversal", "rebill", "reversal", "rebill", "cycle-charges", "period-charges", "statement");
        assertThat(account.lines("2026-01-01")).containsExactly("demand/all 5000 x 10 = 50000000");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 4000 x 10 = 40000000");
        assertThat(account.lines("2026-03-01")).containsExactly("demand/all 4000 x 10 = 40000000");
        assertThat(account.balance()).isEqualTo(130_000_000);
    }

    @Test
    void whatDidNotChangeIsNotChargedAnew() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }

    @Test
    void closingByHalvesOfAMonthProratesItsTiers() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("first", "2026-04-01", "2026-04-16", 1000)
                .closed("2026-04-01", "2026-04-16")
                .used("second", "2026-04-16", "2026-05-01", 1000)
                .closed("2026-04-16", "2026-05-01");

        List<String> half =
                List.of("energy/use tier 1 150000 x 0.10 = 15000000", "energy/use tier 2 210000 x 0.30 = 63000000");
        assertThat(account.lines("2026-04-01")).isEqualTo(half);
        assertThat(account.lines("2026-04-16")).isEqualTo(half);
    }

    @Test
    void exportOfTheSameRegisterIsNettedAndCarriedOn() {
        NetMetering net = new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05"));
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), net)
                .agreed("2026-01-01", Optional.empty())
                .agreed("roof", ObisCode.ACTIVE_EXPORT, "2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .used("sun", "roof", "2026-01-01", "2026-01-02", 1500)
                .closed("2026-01-01", "2026-02-01")
                .used("february", "2026-02-01", "2026-02-02", 1000)
                .closed("2026-02-01", "2026-03-01")
                .used("spring", "roof", "2026-03-01", "2026-03-02", 1000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(account.lines("2026-01-01")).containsExactly("solar/flat -24000 x 0.20 = -4800000");
        assertThat(account.lines("2026-02-01")).containsExactly("solar/flat -12000 x 0.20 = -2400000");
        assertThat(account.lines("2026-03-01")).containsExactly("solar/flat residual -24000 x 0.05 = -1200000");
        assertThat(account.entries()).filteredOn("cycle-charges"::equals).hasSize(3);
    }

    @Test
    void aTariffChargedAsItIsReadHasStandingChargesAtTheCloseAndNoCycle() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), standing("1"))
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.entries()).containsExactly("period-charges", "statement");
        assertThat(((PeriodChargesEntry) account.all().get(0)).lines())
                .extracting(Line::amount)
                .containsExactly(31_000_000L);
    }

    @Test
    void anAgreementThatEndedBackwardsIsChargedUntilItsEnd() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", standing("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01")
                .agreed("2026-01-01", Optional.of("2026-01-11"))
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01"))
                .containsExactly("standing 10000 x 1 = 10000000", "vat/S 10000 x 0.25 = 2500000");
        assertThat(account.balance()).isEqualTo(12_500_000);
    }

    @Test
    void cyclesAYearBackAndTheirUseAreForgottenButWhatTheyLeft() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", demand())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 10_000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2027-02-01");

        assertThat(account.keptCycles()).hasSize(13);
        account.closed("2027-02-01", "2027-03-04");

        assertThat(account.keptCycles()).hasSize(13);
        assertThat(account.keptUses()).isZero();
        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 8000 x 10 = 80000000");
    }

    @Test
    void useAYearBackIsBilledNoMoreAndMovesNothing() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .closed("2026-01-01", "2027-03-01")
                .used("late", "2026-01-05", "2026-01-06", 1000)
                .closed("2027-03-01", "2027-04-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }

    @Test
    void monthsImportedFirstAndClosedOneByOneAreChargedOnce() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .used("february", "2026-02-01", "2026-03-01", 1000)
                .used("march", "2026-03-01", "2026-04-01", 1000)
                .finished("january")
                .finished("february")
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.entries()).filteredOn("cycle-charges"::equals).hasSize(2);
        // 744 and 672 kWh.
        assertThat(account.balance()).isEqualTo(163_200_000 + 141_600_000);
    }

    @Test
    void theTailOfAUseThatBeganInTheMonthBeforeStillCountsAtLaterCloses() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("gap", "2026-01-30", "2026-02-03", 1000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01")
                .finished("gap");
        for (int month = 3; month < 24; month++) {
            account.closed(firstOfMonth(month), firstOfMonth(month + 1));
        }

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01")).containsExactly("energy/use tier 1 48000 x 0.10 = 4800000");
    }

    @Test
    void aChannelThatWasSilentForMonthsIsStillChargedWhenItsUseComes() {
        ClosedAccount account =
                new ClosedAccount().priced("2026-01-01", tiers()).agreed("2026-01-01", Optional.empty());
        for (int month = 1; month < 7; month++) {
            account.used("busy " + month, firstOfMonth(month), firstOfMonth(month + 1), 0)
                    .finished("busy " + month)
                    .closed(firstOfMonth(month), firstOfMonth(month + 1));
        }
        account.used("silent", "2026-01-10", "2026-01-11", 1000).closed(firstOfMonth(7), firstOfMonth(8));

        assertThat(account.lines("2026-01-01")).containsExactly("energy/use tier 1 24000 x 0.10 = 2400000");
    }

    @Test
    void useOfBeforeTheFirstChargedMonthChargesThatMonthToo() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers(), standing("1"))
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-03-01", "2026-04-01")
                .used("late", "2026-02-10", "2026-02-11", 1000)
                .closed("2026-04-01", "2026-05-01");

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01"))
                .containsExactly("energy/use tier 1 24000 x 0.10 = 2400000", "standing 28000 x 1 = 28000000");
        account.takenBack("late").closed("2026-05-01", "2026-06-01");
        assertThat(account.entries()).contains("reversal").doesNotContain("rebill");
    }

    @Test
    void aMonthStaysAsItIsWhereItsUseLiesBeyondTheHorizonThoughTheAgreementEndsBefore() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", standing("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-20", "2026-01-21", 1000)
                .closed("2026-01-01", "2026-02-01")
                .finished("january")
                .agreed("2026-01-01", Optional.of("2026-01-11"))
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }

    @Test
    void aCloseWaitsForUseToBeBilledAnewWhereDemandDoesNotFitIt() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .priced("2026-01-01", demandOf(15));

        CycleClosing calculated = account.calculated("2026-01-01", "2026-02-01");
        assertThat(calculated.isComplete()).isFalse();
        assertThat(calculated.outstanding()).isZero();
    }

    @Test
    void aCloseWaitsForATariffThatIsNotKnownAndLeavesWhatWasCharged() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .closed("2026-01-01", "2026-02-01")
                .unpriced();

        CycleClosing calculated = account.calculated("2026-02-01", "2026-03-01");
        assertThat(calculated.isComplete()).isFalse();
        assertThat(calculated.outstanding()).isZero();
    }

    @Test
    void whatIsNotClosedYetIsOutstanding() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), standing("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-11", 1000);

        // Ten days of standing charge, and tax on them and on 240 kWh.
        assertThat(account.calculated("2026-01-01", "2026-01-11").outstanding()).isEqualTo(10_000_000 + 14_500_000);
    }

    /** Of the months from January 2026 on. */
    private static String firstOfMonth(int month) {
        return LocalDate.of(2026, 1, 1).plusMonths(month - 1L).toString();
    }

    private static TieredCharge tiers() {
        List<Tier> tiers =
                List.of(new Tier(Optional.of(300_000L), new BigDecimal("0.10")), Tier.open(new BigDecimal("0.30")));
        return new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                Allocation.BLENDED,
                Basis.MONTH,
                List.of(new TieredPrice("use", tiers, When.ALWAYS)));
    }

    /** 10 per kW of the highest hour, or 80 % of the highest of two months before. */
    private static DemandCharge demand() {
        return demandOf(60);
    }

    private static DemandCharge demandOf(int minutes) {
        return new DemandCharge(
                "demand",
                minutes,
                Assessment.MONTHLY,
                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                Optional.of(new Ratchet(BigDecimal.valueOf(80), 2)));
    }

    private static EnergyCharge flat(String price) {
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal(price), When.ALWAYS)));
    }

    private static StandingCharge standing(String perDay) {
        return new StandingCharge("standing", new BigDecimal(perDay));
    }

    private static Vat vat(String percent) {
        return new Vat("vat", "S", new BigDecimal(percent), List.of());
    }
}
