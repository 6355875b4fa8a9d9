package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** Generated use, a day at a time. */
final class Home {
    static final Instant START = Instant.parse("2012-06-01T00:00:00Z");
    private static final int QUARTERS = 96;

    private final Random random;

    Home(long seed) {
        random = new Random(seed);
    }

    /** Litres per quarter hour of a family: busy mornings and evenings, a rare flush at night. */
    long[] water() {
        long[] day = new long[QUARTERS];
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            int hour = quarter / 4;
            int inUse = hour < 6 ? 4 : hour < 9 || hour >= 18 && hour < 23 ? 45 : 15;
            day[quarter] = random.nextInt(100) < inUse ? 3 + random.nextInt(25) : 0;
        }
        return day;
    }

    /** Watt-hours per quarter hour: a refrigerator and stand-by, then what people switch on. */
    long[] electricity(int baseload) {
        long[] day = new long[QUARTERS];
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            int hour = quarter / 4;
            day[quarter] = baseload / 4 + random.nextInt(5) + (hour >= 7 ? random.nextInt(150) : 0);
        }
        return day;
    }

    static long[] plus(long[] day, int firstQuarter, long each) {
        long[] more = day.clone();
        for (int quarter = firstQuarter; quarter < more.length; quarter++) {
            more[quarter] += each;
        }
        return more;
    }

    static IntervalReadings water(int day, long... values) {
        return readings(ObisCode.WATER_VOLUME, MeasurementUnit.CUBIC_METRE, day, values);
    }

    static IntervalReadings electricity(int day, long... values) {
        return readings(ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, day, values);
    }

    static IntervalReadings on(Hash meter, IntervalReadings readings) {
        return new IntervalReadings(
                readings.usagePoint(),
                new Channel(meter, readings.channel().obis()),
                readings.unit(),
                readings.arrival(),
                readings.start(),
                readings.interval(),
                readings.values());
    }

    static IntervalReadings part(IntervalReadings whole, int from, int to) {
        return new IntervalReadings(
                whole.usagePoint(),
                whole.channel(),
                whole.unit(),
                whole.arrival(),
                whole.start() + (long) from * whole.interval(),
                whole.interval(),
                Arrays.copyOfRange(whole.values(), from, to));
    }

    private static IntervalReadings readings(ObisCode obis, MeasurementUnit unit, int day, long[] values) {
        Instant start = START.plusSeconds(day * 86_400L);
        int interval = 86_400 / values.length;
        return new IntervalReadings(
                "up-1",
                new Channel(Hash.ZERO, obis),
                unit,
                start.plusSeconds(86_700),
                start.getEpochSecond(),
                interval,
                values);
    }
}
