package io.meterproof.invoice;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.statement.Papers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two months of a home at 0.2529 a kWh and 0.85 a day with 20 % tax; in April a late reading makes 123.456 kWh of March 130.000.
 */
final class WorkedExample {
    private WorkedExample() {}

    static TariffComponent[] prices() {
        return new TariffComponent[] {
            new EnergyCharge(
                    "energy",
                    MeasurementUnit.KILOWATT_HOUR,
                    List.of(new TimeOfUsePrice("day", new BigDecimal("0.2529"), Set.of(), Optional.empty()))),
            new StandingCharge("standing", new BigDecimal("0.85")),
            new Vat("vat", "S", new BigDecimal("20"), List.of())
        };
    }

    static Papers papers() {
        return new Household(prices())
                .used("1", "2026-03-01", 123_456)
                .used("2", "2026-03-02", 10_000)
                .closed("2026-03-01", "2026-04-01")
                .corrected("1", "1 again", "2026-03-01", 130_000, "2026-04-10")
                .used("3", "2026-04-11", 100_000)
                .closed("2026-04-01", "2026-05-01")
                .papers();
    }
}
