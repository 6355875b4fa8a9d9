package io.meterproof.metering.period;

import static io.meterproof.metering.period.Cycles.COPENHAGEN;
import static io.meterproof.metering.period.Cycles.EURO;
import static io.meterproof.metering.period.Cycles.flat;
import static io.meterproof.metering.period.Cycles.lines;
import static io.meterproof.metering.period.Cycles.month;
import static io.meterproof.metering.period.Cycles.tariff;
import static io.meterproof.metering.period.Cycles.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.Carried.Credit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Export against import, worked out by hand. */
class ExportCreditTest {
    private static final BillingCycle OCTOBER = month(COPENHAGEN, "2024-10-01");
    private static final BillingCycle NOVEMBER = month(COPENHAGEN, "2024-11-01");
    private static final BillingCycle DECEMBER = month(COPENHAGEN, "2024-12-01");

    @Test
    void exportOffsetsImportAndTheRestIsCarriedOn() {
        Tariff tariff = tariff(COPENHAGEN, flat("0.20"), net("0"));

        RatedPeriod november = rate(tariff, NOVEMBER, 10_000, 15_000, Carried.NOTHING);
        RatedPeriod december = rate(tariff, DECEMBER, 8_000, 1_000, november.carried());

        assertThat(november.total()).isZero();
        assertThat(november.carried().credits()).containsExactly(new Credit("net", "flat", 5000, BigDecimal.ZERO));
        assertThat(lines(december))
                .containsExactly("energy/flat 8000 x 0.20 = 1600000", "net/flat -6000 x 0.20 = -1200000");
    }

    @Test
    void whatIsLeftWhenCreditExpiresIsPaidAtItsResidualPrice() {
        Tariff tariff = tariff(COPENHAGEN, flat("0.20"), net("0.03"));

        RatedPeriod december = rate(tariff, DECEMBER, 1_000, 5_000, Carried.NOTHING);

        assertThat(lines(december)).contains("net/flat residual -4000 x 0.03 = -120000");
        assertThat(december.carried().credits()).isEmpty();
    }

    @Test
    void creditWhosePriceIsNoMoreIsPaidAtItsResidualPrice() {
        Carried before =
                Carried.NOTHING.withCredits("net", List.of(new Credit("net", "flat", 5000, new BigDecimal("0.03"))));
        EnergyCharge renamed = new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("all day", new BigDecimal("0.20"), When.ALWAYS)));

        RatedPeriod november = rate(tariff(COPENHAGEN, renamed, net("0.03")), NOVEMBER, 10_000, 0, before);

        assertThat(lines(november))
                .containsExactly("energy/all day 10000 x 0.20 = 2000000", "net/flat residual -5000 x 0.03 = -150000");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void whatIsLeftAtTheEndOfAnAgreementIsPaidAsItIsWhenItExpires() {
        RatedPeriod november = ended(tariff(COPENHAGEN, flat("0.20"), net("0.03")), 1_000, 5_000, Carried.NOTHING);

        assertThat(lines(november)).contains("net/flat residual -4000 x 0.03 = -120000");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void whatExpiresAtTheEndOfAnAgreementIsNamed() {
        RatedPeriod november = ended(tariff(COPENHAGEN, flat("0.20"), net("0")), 1_000, 5_000, Carried.NOTHING);

        assertThat(lines(november)).contains("net/flat expired -4000 x 0 = 0");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void creditOfAVersionThatHadNetMeteringIsPaidAsItSaidByTheNextThatHasNone() {
        RatedPeriod october = rate(tariff(COPENHAGEN, flat("0.20"), net("0.03")), OCTOBER, 0, 5_000, Carried.NOTHING);
        RatedPeriod november = rate(tariff(COPENHAGEN, flat("0.20")), NOVEMBER, 10_000, 0, october.carried());

        assertThat(lines(november))
                .containsExactly("energy/flat 10000 x 0.20 = 2000000", "net/flat residual -5000 x 0.03 = -150000");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void moneyThatIsLeftAtTheEndOfAnAgreementIsPaidOrExpiresAsItsTariffSays() {
        RatedPeriod paid = ended(tariff(COPENHAGEN, flat("0.20"), carrying(false)), 10_000, 30_000, Carried.NOTHING);
        RatedPeriod lost = ended(tariff(COPENHAGEN, flat("0.20"), carrying(true)), 10_000, 30_000, Carried.NOTHING);

        assertThat(lines(paid))
                .containsExactly("energy/flat 10000 x 0.20 = 2000000", "bought/export -30000 x 0.10 = -3000000");
        assertThat(lines(lost)).contains("bought/expired 1000 x 1.000000 = 1000000");
        assertThat(lost.total()).isZero();
        assertThat(List.of(paid.carried().credits(), lost.carried().credits())).allMatch(List::isEmpty);
    }

    @Test
    void moneyOfAVersionThatHadNetBillingIsPaidOrExpiresAsItSaidByTheNextThatHasNone() {
        Tariff next = tariff(COPENHAGEN, flat("0.20"));
        Carried paid = rate(tariff(COPENHAGEN, flat("0.20"), carrying(false)), OCTOBER, 0, 10_000, Carried.NOTHING)
                .carried();
        Carried lost = rate(tariff(COPENHAGEN, flat("0.20"), carrying(true)), OCTOBER, 0, 10_000, Carried.NOTHING)
                .carried();

        assertThat(lines(rate(next, NOVEMBER, 10_000, 0, paid)))
                .containsExactly(
                        "energy/flat 10000 x 0.20 = 2000000", "bought/brought forward 1000 x -1.000000 = -1000000");
        assertThat(lines(rate(next, NOVEMBER, 10_000, 0, lost)))
                .containsExactly(
                        "energy/flat 10000 x 0.20 = 2000000",
                        "bought/brought forward 1000 x -1.000000 = -1000000",
                        "bought/expired 1000 x 1.000000 = 1000000");
    }

    @Test
    void moneyThatNetBillingLeftIsNotTakenForUnitsByNetMeteringOfTheSameId() {
        NetMetering net = new NetMetering("bought", "energy", Month.DECEMBER, new BigDecimal("0.03"));
        Carried left = rate(tariff(COPENHAGEN, flat("0.20"), carrying(false)), OCTOBER, 0, 10_000, Carried.NOTHING)
                .carried();
        RatedPeriod november = rate(tariff(COPENHAGEN, flat("0.20"), net), NOVEMBER, 10_000, 0, left);

        assertThat(lines(november))
                .containsExactly(
                        "energy/flat 10000 x 0.20 = 2000000", "bought/brought forward 1000 x -1.000000 = -1000000");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void netUseMeetsTheTiersAsIfNothingElseHadBeenImported() {
        Tariff tariff = tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.MONTH, 5), net("0"));

        RatedPeriod november = rate(tariff, NOVEMBER, 10_000, 3_000, Carried.NOTHING);

        assertThat(lines(november))
                .containsExactly(
                        "energy/use tier 1 5000 x 0.10 = 500000",
                        "energy/use tier 2 5000 x 0.30 = 1500000",
                        "net/use tier 2 -3000 x 0.30 = -900000");
    }

    @Test
    void useThatSubMetersTakeBelowZeroOffsetsNoCredit() {
        RatedPeriod november = rate(tariff(COPENHAGEN, flat("0.20"), net("0")), NOVEMBER, -10_000, 0, Carried.NOTHING);

        assertThat(lines(november)).containsExactly("energy/flat -10000 x 0.20 = -2000000");
        assertThat(november.carried().credits()).isEmpty();
    }

    @Test
    void useThatSubMetersTakeBelowZeroHasNoPeakThatTiersAreMeasuredBy() {
        Tariff tariff = tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.KILOWATT, 100), net("0"));

        assertThat(lines(rate(tariff, NOVEMBER, -50_000, 0, Carried.NOTHING)))
                .containsExactly("energy/use tier 1 -50000 x 0.10 = -5000000");
    }

    @Test
    void aBillIsNotBelowZeroWhereMoneyIsCarriedOver() {
        Tariff tariff = tariff(COPENHAGEN, flat("0.20"), billing(Optional.of(new CarryOver(Month.DECEMBER, true))));

        RatedPeriod november = rate(tariff, NOVEMBER, 10_000, 30_000, Carried.NOTHING);
        RatedPeriod december = rate(tariff, DECEMBER, 4_000, 0, november.carried());

        assertThat(november.total()).isZero();
        assertThat(lines(november)).contains("bought/carried forward 1000 x 1.000000 = 1000000");
        assertThat(lines(december))
                .containsExactly(
                        "energy/flat 4000 x 0.20 = 800000",
                        "bought/brought forward 1000 x -1.000000 = -1000000",
                        "bought/expired 1000 x 0.200000 = 200000");
    }

    @Test
    void withoutCarryingOverCreditIsPaid() {
        Tariff tariff = tariff(COPENHAGEN, flat("0.20"), billing(Optional.empty()));

        assertThat(rate(tariff, NOVEMBER, 10_000, 30_000, Carried.NOTHING).total())
                .isEqualTo(-EURO);
    }

    private static TariffComponent net(String residual) {
        return new NetMetering("net", "energy", Month.DECEMBER, new BigDecimal(residual));
    }

    private static TariffComponent billing(Optional<CarryOver> rule) {
        TimeOfUsePrice price = new TimeOfUsePrice("export", new BigDecimal("0.10"), When.ALWAYS);
        return new NetBilling("bought", MeasurementUnit.KILOWATT_HOUR, List.of(price), rule);
    }

    private static TariffComponent carrying(boolean expires) {
        return billing(Optional.of(new CarryOver(Month.DECEMBER, expires)));
    }

    /** November, at the end of which the agreement ends. */
    private static RatedPeriod ended(Tariff tariff, long imported, long exported, Carried carried) {
        return PeriodRating.rate(List.of(tariff), NOVEMBER, use(NOVEMBER, imported, exported), carried, true);
    }

    private static RatedPeriod rate(Tariff tariff, BillingCycle cycle, long imported, long exported, Carried carried) {
        return PeriodRating.rate(List.of(tariff), cycle, use(cycle, imported, exported), carried);
    }

    private static PeriodUse use(BillingCycle cycle, long imported, long exported) {
        return PeriodUse.of(
                cycle.from(),
                cycle.to(),
                MeasurementUnit.KILOWATT_HOUR,
                Cycles.intervals(cycle.from(), imported),
                Cycles.intervals(cycle.from(), exported));
    }
}
