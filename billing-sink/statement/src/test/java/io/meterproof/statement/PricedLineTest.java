package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PricedLineTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void netMeteringCountsInTheUnitOfWhatItOffsets() {
        assertThat(unit("net", "flat")).isEqualTo("kvarh");
    }

    @Test
    void moneyThatGoesFromBillToBillHasNoQuantity() {
        assertThat(unit("bought", "brought forward")).isEmpty();
        assertThat(unit("bought", "export")).isEqualTo("kvarh");
    }

    @Test
    void aShareHasNoQuantity() {
        assertThat(unit("levy", "all")).isEmpty();
    }

    @Test
    void creditOfAComponentThatIsNoMoreCountsAsItsUse() {
        assertThat(unit("gone", "flat residual")).isEqualTo("kWh");
    }

    private static String unit(String component, String name) {
        List<TimeOfUsePrice> price = List.of(new TimeOfUsePrice("flat", BigDecimal.ONE, When.ALWAYS));
        List<TariffComponent> components = List.of(
                new EnergyCharge("energy", MeasurementUnit.KILOVAR_HOUR, price),
                new NetMetering("net", "energy", Month.DECEMBER, BigDecimal.ZERO),
                new NetBilling(
                        "bought",
                        MeasurementUnit.KILOVAR_HOUR,
                        price,
                        Optional.of(new CarryOver(Month.DECEMBER, false))),
                new Levy("levy", BigDecimal.TEN, List.of("energy")));
        Tariff tariff = new Tariff("t", "EUR", ZoneOffset.UTC, MARCH, Optional.empty(), "half-up", components);
        Line line = new Line(component, Optional.of(name), MARCH, APRIL, 1, BigDecimal.ONE, 1, Optional.empty());
        return new PricedLine(Optional.of(tariff), line).unit("kWh");
    }
}
