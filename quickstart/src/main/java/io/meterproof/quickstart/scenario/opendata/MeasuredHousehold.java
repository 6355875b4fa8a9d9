package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** A household that was measured once, behind a simulated meter that seals each day. */
record MeasuredHousehold(String name, String account, List<IntervalReading> readings, ZoneId zone) {
    static final Duration INTERVAL = Duration.ofMinutes(30);
    static final String END_USE = "home";

    String usagePoint() {
        return "household-" + name;
    }

    String place() {
        return "place-" + name;
    }

    void contract(SimulatedMeter meter, Registry registry, String tariff) {
        registry.install(
                meter,
                new UsagePoint(
                        usagePoint(), place(), "Household " + name, Commodity.ELECTRICITY, zone, "-33.87", "151.21"),
                0);
        registry.agree(
                account,
                usagePoint(),
                ObisCode.ACTIVE_IMPORT,
                END_USE,
                tariff,
                channel().measured());
    }

    SimulatedMeter meter(Seed seed) {
        return SimulatedMeter.of(seed, "E-" + name, SignatureAlgorithm.ED25519);
    }

    void send(SimulatedMeter meter, Post post) {
        channel().seal(new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, 0), post);
    }

    long sum() {
        return channel().sum();
    }

    private MeasuredChannel channel() {
        return new MeasuredChannel(readings, INTERVAL, zone);
    }
}
