package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tariffs for tests. */
final class Tariffs {
    private Tariffs() {}

    static TimeOfUsePrice price(String name, String price) {
        return new TimeOfUsePrice(name, new BigDecimal(price), Set.of(), Optional.empty());
    }

    static TimeOfUsePrice price(String name, String price, String from, String to, DayOfWeek... days) {
        DailyWindow window = new DailyWindow(LocalTime.parse(from), LocalTime.parse(to));
        return new TimeOfUsePrice(name, new BigDecimal(price), Set.of(days), Optional.of(window));
    }

    static Tariff energy(String zone, TimeOfUsePrice... prices) {
        return tariff(
                zone,
                "2000-01-01T00:00:00Z",
                new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(prices)));
    }

    static Tariff standing(String zone, String from, String perDay) {
        return tariff(zone, from, new StandingCharge("standing", new BigDecimal(perDay)));
    }

    private static Tariff tariff(String zone, String from, TariffComponent component) {
        return new Tariff(
                "t", "EUR", ZoneId.of(zone), Instant.parse(from), Optional.empty(), "half-up", List.of(component));
    }
}
