package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.ThermCsv.Therms;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.gas.EnergyContent;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.GasEnergy;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.FileSum;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.UseAccounts;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A home whose gas was measured once in therms, behind a simulated meter that counts cubic metres of a gas whose calorific value
 * changes from day to day. Our meter's register shows whole litres, so a day's energy is the file's within a litre's.
 */
record MeasuredGasHome(String name, List<Therms> therms) {
    static final String REGION = "north";

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final GasDay DAY = new GasDay(ZONE, LocalTime.MIDNIGHT);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String END_USE = "heating";
    private static final BigDecimal PRESSURE = new BigDecimal("103.5");
    private static final BigDecimal TEMPERATURE = new BigDecimal("285.15");
    private static final BigDecimal LITRES = BigDecimal.valueOf(1_000);
    /** kWh: more than a litre has, and what the rounding of two registers may come to. */
    private static final BigDecimal DAILY_TOLERANCE = new BigDecimal("0.013");

    String account() {
        return "gas-" + name;
    }

    private String usagePoint() {
        return "gas-" + name;
    }

    /** The gas days on which it measured. */
    List<LocalDate> days() {
        return therms.stream()
                .map(each -> day(each.start().toInstant()))
                .distinct()
                .toList();
    }

    /**
     * Puts the meter up and sends what it counts.
     *
     * @param values by gas day, as they are in the end
     * @return the file's own sum
     */
    FileSum play(
            Seed seed, Registry registry, Post post, UseAccounts uses, NavigableMap<LocalDate, BigDecimal> values) {
        SimulatedMeter meter = SimulatedMeter.of(seed, "GV-" + name, SignatureAlgorithm.ED25519);
        registry.install(
                meter,
                new UsagePoint(
                        usagePoint(), "place-" + account(), "Gas home " + name, Commodity.GAS, ZONE, "41.88", "-87.63"),
                0);
        MeasuredChannel channel = new MeasuredChannel(volumes(values), INTERVAL, ZONE);
        GasConversion conversion = conversion(meter, channel.measured());
        registry.convert(conversion);
        registry.agree(
                account(), usagePoint(), ObisCode.GAS_VOLUME, END_USE, OpenDataScenario.GAS_TARIFF, channel.measured());
        channel.seal(new MeterChannel(meter, ObisCode.GAS_VOLUME, MeasurementUnit.CUBIC_METRE, 0), post);
        uses.add(
                account(),
                "place-" + account(),
                usagePoint(),
                END_USE,
                MeasurementUnit.KILOWATT_HOUR,
                energy(channel.readings(), conversion, values));
        BigDecimal sum = therms.stream().map(Therms::therms).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new FileSum(
                name + ": " + sum + " therms",
                account(),
                END_USE,
                EnergyContent.ofTherms(sum),
                DAILY_TOLERANCE.multiply(BigDecimal.valueOf(days().size())));
    }

    static CalorificValues published(Instant at, Map<LocalDate, BigDecimal> values) {
        return new CalorificValues(REGION, at, new TreeMap<>(values));
    }

    private GasConversion conversion(SimulatedMeter meter, Effective measured) {
        return new GasConversion(
                meter.id(),
                new Effective(measured.from(), Optional.empty()),
                REGION,
                DAY,
                StandardConditions.DIN_1343,
                PRESSURE,
                TEMPERATURE);
    }

    /** How far the register moves on: the volume of the therms so far, in whole litres. */
    private List<IntervalReading> volumes(NavigableMap<LocalDate, BigDecimal> values) {
        BigDecimal factor = StandardConditions.DIN_1343.factor(PRESSURE, TEMPERATURE);
        List<IntervalReading> volumes = new ArrayList<>();
        BigDecimal exact = BigDecimal.ZERO;
        long register = 0;
        for (Therms each : therms) {
            Instant start = each.start().toInstant();
            BigDecimal litres = each.therms()
                    .multiply(EnergyContent.MEGAJOULES_PER_THERM)
                    .multiply(LITRES)
                    .divide(factor.multiply(values.get(day(start))), MathContext.DECIMAL64);
            exact = exact.add(litres);
            long next = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
            volumes.add(new IntervalReading(start, next - register));
            register = next;
        }
        return volumes;
    }

    /** Of each gas day, from its volume in one piece. */
    private static long energy(
            List<IntervalReading> volumes, GasConversion conversion, NavigableMap<LocalDate, BigDecimal> values) {
        Map<LocalDate, Long> byDay = new LinkedHashMap<>();
        volumes.forEach(each -> byDay.merge(day(each.start()), each.milliUnits(), Math::addExact));
        long register = 0;
        long energy = 0;
        for (Map.Entry<LocalDate, Long> day : byDay.entrySet()) {
            GasEnergy factors = new GasEnergy(conversion.factor(), values.get(day.getKey()));
            energy += factors.of(register, day.getValue())[0];
            register += day.getValue();
        }
        return energy;
    }

    private static LocalDate day(Instant instant) {
        return DAY.of(instant);
    }
}
