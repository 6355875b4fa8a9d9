package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A household that was measured once, behind a simulated meter that seals each UTC day. Where the file has no reading the
 * meter counted none: numbers and register go on after the hole, so that nothing is estimated into it.
 */
record MeasuredHousehold(String name, String account, List<IntervalReading> readings) {
    static final Duration INTERVAL = Duration.ofMinutes(30);
    static final String END_USE = "home";

    private static final Duration DELAY = Duration.ofMinutes(5);

    String usagePoint() {
        return "household-" + name;
    }

    String place() {
        return "place-" + name;
    }

    void contract(SimulatedMeter meter, Registry registry, ZoneId zone, String tariff) {
        registry.install(
                meter,
                new UsagePoint(
                        usagePoint(), place(), "Household " + name, Commodity.ELECTRICITY, zone, "-33.87", "151.21"),
                0);
        Instant end = readings.get(readings.size() - 1).start().plus(INTERVAL);
        Effective measured = new Effective(readings.get(0).start(), Optional.of(end));
        registry.agree(account, usagePoint(), ObisCode.ACTIVE_IMPORT, END_USE, tariff, measured);
    }

    SimulatedMeter meter(Seed seed) {
        return SimulatedMeter.of(seed, "E-" + name, SignatureAlgorithm.ED25519);
    }

    /** Seals every run of consecutive readings within a day. */
    void send(SimulatedMeter meter, Post post) {
        MeterChannel channel = new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, 0);
        int from = 0;
        for (int next = 1; next <= readings.size(); next++) {
            if (next == readings.size() || !isConsecutive(readings.get(next - 1), readings.get(next))) {
                seal(channel, readings.subList(from, next), post);
                from = next;
            }
        }
    }

    long sum() {
        return readings.stream().mapToLong(IntervalReading::milliUnits).sum();
    }

    private static boolean isConsecutive(IntervalReading one, IntervalReading next) {
        return one.start().plus(INTERVAL).equals(next.start())
                && one.start().truncatedTo(ChronoUnit.DAYS).equals(next.start().truncatedTo(ChronoUnit.DAYS));
    }

    private static void seal(MeterChannel channel, List<IntervalReading> run, Post post) {
        long[] values = run.stream().mapToLong(IntervalReading::milliUnits).toArray();
        Instant start = run.get(0).start();
        Instant arrival = start.plus(INTERVAL.multipliedBy(values.length)).plus(DELAY);
        post.send(arrival, channel.seal(start, INTERVAL, values));
    }
}
