package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.metering.document.Effective;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What was measured once, in time order, by a register that seals each local day. Where the file has no reading the meter
 * counted none: numbers and register go on after the hole, so that nothing is estimated into it.
 */
record MeasuredChannel(List<IntervalReading> readings, Duration interval, ZoneId zone) {
    private static final Duration DELAY = Duration.ofMinutes(5);

    /** Seals every run of consecutive readings within a day. */
    void seal(MeterChannel channel, Post post) {
        int from = 0;
        for (int next = 1; next <= readings.size(); next++) {
            if (next == readings.size() || !isConsecutive(readings.get(next - 1), readings.get(next))) {
                seal(channel, readings.subList(from, next), post);
                from = next;
            }
        }
    }

    /** From the first reading to the last one's end. */
    Effective measured() {
        Instant end = readings.get(readings.size() - 1).start().plus(interval);
        return new Effective(readings.get(0).start(), Optional.of(end));
    }

    long sum() {
        return readings.stream().mapToLong(IntervalReading::milliUnits).sum();
    }

    private boolean isConsecutive(IntervalReading one, IntervalReading next) {
        return one.start().plus(interval).equals(next.start()) && day(one).equals(day(next));
    }

    private LocalDate day(IntervalReading reading) {
        return reading.start().atZone(zone).toLocalDate();
    }

    private void seal(MeterChannel channel, List<IntervalReading> run, Post post) {
        long[] values = run.stream().mapToLong(IntervalReading::milliUnits).toArray();
        Instant start = run.get(0).start();
        Instant arrival = start.plus(interval.multipliedBy(values.length)).plus(DELAY);
        post.send(arrival, channel.seal(start, interval, values));
    }
}
