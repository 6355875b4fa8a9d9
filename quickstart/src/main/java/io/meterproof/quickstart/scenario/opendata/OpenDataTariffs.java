package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.quickstart.scenario.Registry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tariffs for the measured households and stations; the prices are ours. */
record OpenDataTariffs(String currency, ZoneId zone) {
    void publish(Registry registry, Instant from) {
        registry.tariff(tariff(
                OpenDataScenario.HOUSEHOLD_TARIFF,
                from,
                energy(
                        price("peak", "0.5225", 14, 20),
                        price("shoulder", "0.2127", 7, 22),
                        price("off-peak", "0.1309")),
                new StandingCharge("standing", new BigDecimal("0.8527"))));
        registry.tariff(tariff(
                OpenDataScenario.CHARGING_TARIFF, from, energy(price("day", "0.25", 7, 19), price("other", "0.18"))));
        registry.tariff(tariff(OpenDataScenario.CONTROLLED_TARIFF, from, energy(price("controlled", "0.1130"))));
        registry.tariff(tariff(OpenDataScenario.GENERATION_TARIFF, from, energy(price("generated", "-0.2000"))));
        registry.tariff(tariff(
                OpenDataScenario.GAS_TARIFF,
                from,
                energy(price("gas", "0.0415")),
                new StandingCharge("standing", new BigDecimal("0.31"))));
    }

    private Tariff tariff(String id, Instant from, TariffComponent... components) {
        return new Tariff(id, currency, zone, from, Optional.empty(), "half-up", List.of(components));
    }

    private static EnergyCharge energy(TimeOfUsePrice... prices) {
        return new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(prices));
    }

    private static TimeOfUsePrice price(String name, String price, int from, int to) {
        DailyWindow window = new DailyWindow(LocalTime.of(from, 0), LocalTime.of(to, 0));
        return new TimeOfUsePrice(name, new BigDecimal(price), Set.of(), Optional.of(window));
    }

    private static TimeOfUsePrice price(String name, String price) {
        return new TimeOfUsePrice(name, new BigDecimal(price), Set.of(), Optional.empty());
    }
}
