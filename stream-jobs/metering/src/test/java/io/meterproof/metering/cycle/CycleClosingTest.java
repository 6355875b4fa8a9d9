package io.meterproof.metering.cycle;

import static io.meterproof.metering.cycle.SamplePrices.TAX;
import static io.meterproof.metering.cycle.SamplePrices.demandOf;
import static io.meterproof.metering.cycle.SamplePrices.flat;
import static io.meterproof.metering.cycle.SamplePrices.standing;
import static io.meterproof.metering.cycle.SamplePrices.tiers;
import static io.meterproof.metering.cycle.SamplePrices.vat;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetMetering;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a close charges. Amounts worked by hand: an hour of 1 kWh is a kWh. */
class CycleClosingTest {
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
    void aMonthWhoseStandingChargeWasChargedByDaysIsNotChargedItAgainByItsCycle() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), standing("1"))
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01");

        account.priced("2026-01-01", flat("0.20"), standing("1"), TAX)
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .closed("2026-02-01", "2026-03-01");

        // 25 % of 24 kWh at 0.20 and of 31 days at 1.
        assertThat(account.lines("2026-01-01")).containsExactly("vat/S 35800 x 0.25 = 8950000");
        assertThat(account.lines("2026-02-01"))
                .containsExactly("standing 28000 x 1 = 28000000", "vat/S 28000 x 0.25 = 7000000");
    }

    @Test
    void exportThatWaitsForItsImportCostsNothingAndHoldsNoCloseUp() {
        NetMetering net = new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05"));
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), net, standing("1"))
                .agreed("roof", ObisCode.ACTIVE_EXPORT, "2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01");
        assertThat(account.entries()).containsExactly("period-charges", "statement");
        assertThat(account.balance()).isZero();

        account.agreed("2026-01-01", Optional.empty())
                .used("sun", "roof", "2026-01-01", "2026-01-02", 1500)
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01"))
                .containsExactly("standing 31000 x 1 = 31000000", "solar/flat -24000 x 0.20 = -4800000");
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
    void creditThatIsLeftWhenSomebodyMovesOutIsPaidByTheirLastCycle() {
        NetMetering net = new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05"));
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), net)
                .agreed("2026-01-01", Optional.empty())
                .agreed("roof", ObisCode.ACTIVE_EXPORT, "2026-01-01", Optional.empty())
                .used("sun", "roof", "2026-01-01", "2026-01-02", 1000)
                .closed("2026-01-01", "2026-02-01")
                .agreed("2026-01-01", Optional.of("2026-02-01"))
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).contains("rebill");
        assertThat(account.lines("2026-01-01")).containsExactly("solar/flat residual -24000 x 0.05 = -1200000");
        assertThat(account.balance()).isEqualTo(-1_200_000);
    }

    @Test
    void creditThatWasPaidAtAnEndIsCarriedOnAgainWhereTheAgreementGoesOn() {
        NetMetering net = new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05"));
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), net)
                .agreed("2026-01-01", Optional.of("2026-02-01"))
                .agreed("roof", ObisCode.ACTIVE_EXPORT, "2026-01-01", Optional.empty())
                .used("sun", "roof", "2026-01-01", "2026-01-02", 1000)
                .closed("2026-01-01", "2026-02-01")
                .agreed("2026-01-01", Optional.empty())
                .used("february", "2026-02-01", "2026-02-02", 500)
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01")).isEmpty();
        assertThat(account.lines("2026-02-01")).containsExactly("solar/flat -12000 x 0.20 = -2400000");
    }

    @Test
    void anEndThatMovesNamesTheVersionWithoutItThoughNothingElseChanges() {
        NetMetering net = new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05"));
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("0.20"), net)
                .agreed("2026-01-01", Optional.of("2026-02-01"))
                .closed("2026-01-01", "2026-02-01")
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).contains("rebill");
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
    void aCloseWaitsForUseToBeBilledAnewWhereDemandDoesNotFitIt() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 1000)
                .priced("2026-01-01", demandOf(15));

        CycleClosing calculated = account.calculated("2026-01-01", "2026-02-01");
        assertThat(calculated.missing())
                .hasValueSatisfying(missing -> assertThat(missing).contains("its bill by a version"));
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
        assertThat(calculated.missing()).contains("tariff t as it holds at 2025-12-31T23:00:00Z");
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
}
