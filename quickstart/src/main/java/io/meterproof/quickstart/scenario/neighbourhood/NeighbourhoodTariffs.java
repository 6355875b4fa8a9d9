package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
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
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tariffs of the neighbourhood. */
record NeighbourhoodTariffs(String currency, ZoneId zone) {
    static final String HOME = "home-time-of-use";
    static final String TIERED = "home-tiered";
    static final String FEED_IN = "feed-in";
    static final String GAS = "gas-prepaid";
    static final String WATER = "water";
    static final String CHARGING = "charging";
    /** Euros per m³, and per day. */
    static final BigDecimal GAS_PRICE = new BigDecimal("1.08");

    static final BigDecimal GAS_STANDING = new BigDecimal("0.28");

    /** Milli-units of kWh a month. */
    private static final long TIER_END = 250_000;

    private static final Set<DayOfWeek> WORKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    /** Puts all into force, the home tariff again with new prices from an instant on. */
    void publish(Registry registry, Instant from, Instant newPrices) {
        Hash home = registry.tariff(home("0.2490", "0.3390", "0.2990", from, Optional.empty()));
        registry.tariff(home("0.2390", "0.3590", "0.3090", newPrices, Optional.of(home)));
        registry.tariff(tiered(from));
        registry.tariff(
                flat(FEED_IN, MeasurementUnit.KILOWATT_HOUR, new BigDecimal("-0.0811"), Optional.empty(), from));
        registry.tariff(flat(GAS, MeasurementUnit.CUBIC_METRE, GAS_PRICE, Optional.of(GAS_STANDING), from));
        registry.tariff(flat(
                WATER, MeasurementUnit.CUBIC_METRE, new BigDecimal("4.35"), Optional.of(new BigDecimal("0.12")), from));
        registry.tariff(charging(from));
    }

    private Tariff home(String night, String peak, String day, Instant from, Optional<Hash> parent) {
        List<TimeOfUsePrice> prices = List.of(
                price("night", night, Set.of(), window(22, 6)),
                price("peak", peak, WORKDAYS, window(17, 21)),
                price("day", day, Set.of(), Optional.empty()));
        return tariff(
                HOME,
                from,
                parent,
                List.of(
                        new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, prices),
                        new StandingCharge("standing", new BigDecimal("0.35"))));
    }

    /** Net prices that rise with the use of a month, and tax. */
    private Tariff tiered(Instant from) {
        List<Tier> tiers =
                List.of(new Tier(Optional.of(TIER_END), new BigDecimal("0.2290")), Tier.open(new BigDecimal("0.2990")));
        return tariff(
                TIERED,
                from,
                Optional.empty(),
                List.of(
                        new TieredCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                Allocation.BLENDED,
                                Basis.MONTH,
                                List.of(new TieredPrice("use", tiers, When.ALWAYS))),
                        new StandingCharge("standing", new BigDecimal("0.29")),
                        new Vat("vat", "S", new BigDecimal("19"), List.of())));
    }

    private Tariff charging(Instant from) {
        List<TimeOfUsePrice> prices = List.of(
                price("night", "0.2900", Set.of(), window(20, 6)), price("day", "0.3900", Set.of(), Optional.empty()));
        return tariff(
                CHARGING,
                from,
                Optional.empty(),
                List.of(new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, prices)));
    }

    private Tariff flat(String id, MeasurementUnit unit, BigDecimal price, Optional<BigDecimal> perDay, Instant from) {
        List<TariffComponent> components = new ArrayList<>();
        components.add(new EnergyCharge(
                "energy", unit, List.of(new TimeOfUsePrice("flat", price, Set.of(), Optional.empty()))));
        perDay.ifPresent(standing -> components.add(new StandingCharge("standing", standing)));
        return tariff(id, from, Optional.empty(), components);
    }

    private Tariff tariff(String id, Instant from, Optional<Hash> parent, List<TariffComponent> components) {
        return new Tariff(id, currency, zone, from, parent, "half-up", components);
    }

    private static TimeOfUsePrice price(String name, String price, Set<DayOfWeek> days, Optional<DailyWindow> hours) {
        return new TimeOfUsePrice(name, new BigDecimal(price), days, hours);
    }

    private static Optional<DailyWindow> window(int from, int to) {
        return Optional.of(new DailyWindow(LocalTime.of(from, 0), LocalTime.of(to, 0)));
    }
}
