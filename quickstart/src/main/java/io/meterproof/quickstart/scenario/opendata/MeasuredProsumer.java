package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.ProsumerCsv.Column;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.UseAccounts;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A home with solar panels that was measured once: a register for each column of its file, all behind one meter. */
record MeasuredProsumer(String name, Map<Column, List<IntervalReading>> readings, ZoneId zone) {
    /** A register of its own for what the network switches, such as a boiler at night. */
    private static final ObisCode CONTROLLED_LOAD = new ObisCode(1, 0, 1, 8, 2, 255);

    private static final Map<Column, ObisCode> REGISTERS = Map.of(
            Column.GC, ObisCode.ACTIVE_IMPORT,
            Column.CL, CONTROLLED_LOAD,
            Column.GG, ObisCode.ACTIVE_EXPORT);
    private static final Map<Column, String> END_USES = Map.of(
            Column.GC, "home",
            Column.CL, "controlled-load",
            Column.GG, "solar");
    private static final Map<Column, String> TARIFFS = Map.of(
            Column.GC, OpenDataScenario.HOUSEHOLD_TARIFF,
            Column.CL, OpenDataScenario.CONTROLLED_TARIFF,
            Column.GG, OpenDataScenario.GENERATION_TARIFF);

    String account() {
        return "prosumer-" + name;
    }

    private String usagePoint() {
        return "prosumer-" + name;
    }

    private String place() {
        return "place-prosumer-" + name;
    }

    void play(Seed seed, Registry registry, Post post, UseAccounts uses) {
        SimulatedMeter meter = SimulatedMeter.of(seed, "P-" + name, SignatureAlgorithm.ED25519);
        registry.install(
                meter,
                new UsagePoint(
                        usagePoint(), place(), "Solar home " + name, Commodity.ELECTRICITY, zone, "-33.87", "151.21"),
                0);
        readings.forEach((column, measured) -> {
            MeasuredChannel channel = new MeasuredChannel(measured, MeasuredHousehold.INTERVAL, zone);
            ObisCode register = REGISTERS.get(column);
            String endUse = END_USES.get(column);
            registry.agree(account(), usagePoint(), register, endUse, TARIFFS.get(column), channel.measured());
            channel.seal(new MeterChannel(meter, register, MeasurementUnit.KILOWATT_HOUR, 0), post);
            uses.add(account(), place(), usagePoint(), endUse, MeasurementUnit.KILOWATT_HOUR, channel.sum());
        });
    }
}
