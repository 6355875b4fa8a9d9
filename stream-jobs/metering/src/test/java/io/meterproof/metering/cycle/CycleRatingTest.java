package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.Carried.Credit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** April with 24 kWh, after 12 kWh of net metering's credit that nothing offset. */
class CycleRatingTest {
    private static final Instant APRIL = ClosedAccount.midnight("2026-04-01");
    private static final Credit LEFT = new Credit("solar", "flat", 12_000, new BigDecimal("0.05"));
    private static final String PAID = "solar flat residual -12000 -600000";

    @Test
    void creditThatIsLeftIsNoChargeOfTheEnergyThatHasItsIdByNow() {
        assertThat(april(energy("solar"), SamplePrices.vat("25"))).containsExactly("vat S 4200 1050000", PAID);
    }

    @Test
    void creditThatIsLeftIsNoChargeOfTheDaysThatHaveItsIdByNow() {
        assertThat(april(energy("energy"), new StandingCharge("solar", new BigDecimal("0.5"))))
                .containsExactly("solar  30000 15000000", PAID);
    }

    private static List<String> april(TariffComponent... components) {
        Tariff tariff = new Tariff(
                "t", "EUR", ClosedAccount.COPENHAGEN, Instant.EPOCH, Optional.empty(), "half-up", List.of(components));
        Intervals used = new Intervals(new long[] {24_000}, 0, 1, APRIL.getEpochSecond(), 86_400);
        CycleUse use =
                new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(used), new Quantities(List.of()), List.of());
        Carried left = new Carried(List.of(), List.of(LEFT), Map.of());
        return CycleRating.rate(List.of(tariff), APRIL, ClosedAccount.midnight("2026-05-01"), use, left)
                .lines()
                .stream()
                .map(line ->
                        line.component() + " " + line.name().orElse("") + " " + line.quantity() + " " + line.amount())
                .toList();
    }

    private static EnergyCharge energy(String id) {
        return new EnergyCharge(
                id,
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal("0.20"), When.ALWAYS)));
    }
}
