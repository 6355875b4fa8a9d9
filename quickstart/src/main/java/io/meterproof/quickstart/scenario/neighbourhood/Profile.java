package io.meterproof.quickstart.scenario.neighbourhood;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Milli-units of use in each interval of a day. */
interface Profile {
    long[] day(LocalDays days, int day);

    /** A use that follows the hours of the day, more or less. */
    static Profile hourly(
            int[] perHour, Duration interval, int perMille, int base, int noise, SplittableRandom random) {
        return (days, day) -> {
            long[] values = new long[days.intervals(day, interval)];
            for (int i = 0; i < values.length; i++) {
                Instant begin = days.begin(day).plus(interval.multipliedBy(i));
                long shape = (long) perHour[days.minuteOfDay(begin) / 60] * perMille / 1000;
                values[i] = base + shape * random.nextInt(100 - noise, 101 + noise) / 100;
            }
            return values;
        };
    }

    /** Wh per half-hour of the sun on a roof, a parabola from sunrise to sunset under the day's clouds. */
    static Profile solar(int peak, Duration interval, SplittableRandom random) {
        int sunrise = 390;
        int sunset = 1080;
        int half = (sunset - sunrise) / 2;
        return (days, day) -> {
            long[] values = new long[days.intervals(day, interval)];
            int clouds = random.nextInt(200, 1001);
            for (int i = 0; i < values.length; i++) {
                int minute = days.minuteOfDay(days.begin(day).plus(interval.multipliedBy(i)));
                long height = Math.max(0, (long) (minute - sunrise) * (sunset - minute));
                values[i] = peak * height / ((long) half * half) * clouds / 1000 * random.nextInt(90, 111) / 100;
            }
            return values;
        };
    }
}
