package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.EnergyCharge;
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
import java.util.List;
import java.util.Optional;

/** A kWh of a month costs 0.10 up to 300, then 0.30; 25 % of tax. */
final class SamplePrices {
    static final Vat TAX = vat("25");

    private SamplePrices() {}

    static TieredCharge tiers() {
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
    static DemandCharge demand() {
        return demandOf(60);
    }

    static DemandCharge demandOf(int minutes) {
        return new DemandCharge(
                "demand",
                minutes,
                Assessment.MONTHLY,
                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                Optional.of(new Ratchet(BigDecimal.valueOf(80), 2)));
    }

    static EnergyCharge flat(String price) {
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal(price), When.ALWAYS)));
    }

    static StandingCharge standing(String perDay) {
        return new StandingCharge("standing", new BigDecimal(perDay));
    }

    static Vat vat(String percent) {
        return new Vat("vat", "S", new BigDecimal(percent), List.of());
    }
}
