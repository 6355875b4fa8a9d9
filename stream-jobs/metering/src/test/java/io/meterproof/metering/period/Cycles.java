package io.meterproof.metering.period;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tariffs, cycles and uses for tests of whole periods. */
final class Cycles {
    static final int HOUR = 3600;
    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    static final long EURO = 1_000_000;

    private Cycles() {}

    static Tariff tariff(ZoneId zone, TariffComponent... components) {
        return new Tariff("t", "EUR", zone, Instant.EPOCH, Optional.empty(), "half-up", List.of(components));
    }

    static Tariff from(Instant from, TariffComponent... components) {
        return new Tariff("t", "EUR", COPENHAGEN, from, Optional.empty(), "half-up", List.of(components));
    }

    static Instant midnight(ZoneId zone, String date) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    static BillingCycle month(ZoneId zone, String first) {
        LocalDate date = LocalDate.parse(first);
        return new BillingCycle(
                date.atStartOfDay(zone).toInstant(),
                date.plusMonths(1).atStartOfDay(zone).toInstant());
    }

    /** So many Wh in every hour. */
    static PeriodUse hourly(Instant from, Instant to, long each) {
        long[] quantities = new long[Math.toIntExact((to.getEpochSecond() - from.getEpochSecond()) / HOUR)];
        Arrays.fill(quantities, each);
        return PeriodUse.of(from, to, MeasurementUnit.KILOWATT_HOUR, intervals(from, quantities));
    }

    static PeriodUse hourly(BillingCycle cycle, long each) {
        return hourly(cycle.from(), cycle.to(), each);
    }

    static Intervals intervals(Instant from, long... quantities) {
        return new Intervals(quantities, 0, quantities.length, from.getEpochSecond(), HOUR);
    }

    static EnergyCharge flat(String price) {
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal(price), When.ALWAYS)));
    }

    /** 0.10 from midnight to six, 0.20 else. */
    static EnergyCharge nightAndDay() {
        DailyWindow night = new DailyWindow(LocalTime.MIDNIGHT, LocalTime.of(6, 0));
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(
                        new TimeOfUsePrice("night", new BigDecimal("0.10"), Set.of(), Optional.of(night)),
                        new TimeOfUsePrice("day", new BigDecimal("0.20"), When.ALWAYS)));
    }

    /** 0.10 up to a number of kWh, 0.30 above. */
    static TieredCharge tiers(Allocation allocation, Basis basis, long kilowattHours) {
        return new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                allocation,
                basis,
                List.of(new TieredPrice("use", tiers(kilowattHours, "0.10", "0.30"), When.ALWAYS)));
    }

    static List<Tier> tiers(long upTo, String below, String above) {
        return List.of(new Tier(Optional.of(upTo * 1000), new BigDecimal(below)), Tier.open(new BigDecimal(above)));
    }

    static RatedPeriod rate(Tariff tariff, BillingCycle cycle, PeriodUse use) {
        return PeriodRating.rate(List.of(tariff), cycle, use, Carried.NOTHING);
    }

    static List<String> lines(RatedPeriod rated) {
        return rated.lines().stream().map(Cycles::text).toList();
    }

    private static String text(Line line) {
        return line.component() + line.name().map(name -> "/" + name).orElse("") + " " + line.quantity() + " x "
                + line.price().toPlainString() + " = " + line.amount();
    }
}
