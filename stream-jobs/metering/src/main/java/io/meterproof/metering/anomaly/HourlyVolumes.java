package io.meterproof.metering.anomaly;

import java.util.ArrayList;
import java.util.List;

/**
 * Folds intervals into whole hours, in service-time order. What was seen before (a seal after its live readings, a late
 * block) is skipped, and an hour with a gap is dropped: detectors need the shape of use, not its total.
 *
 * @param until everything before this UTC second has been seen
 * @param volume milli-units of the hour that is not whole yet
 * @param covered seconds of it
 */
public record HourlyVolumes(long until, long volume, int covered) {
    static final HourlyVolumes EMPTY = new HourlyVolumes(Long.MIN_VALUE, 0, 0);

    /** The hours that readings completed. */
    record Folded(HourlyVolumes next, List<Hour> hours) {}

    /** Whether an interval divides the hour and begins on its own grid. */
    static boolean fit(IntervalReadings readings) {
        return readings.interval() > 0
                && Hour.SECONDS % readings.interval() == 0
                && readings.start() % readings.interval() == 0;
    }

    Folded fold(IntervalReadings readings) {
        HourlyVolumes state = this;
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < readings.values().length; i++) {
            long begin = readings.start() + (long) i * readings.interval();
            if (begin >= state.until) {
                state = state.plus(begin, readings.interval(), readings.values()[i]);
                if (state.covered == Hour.SECONDS) {
                    hours.add(new Hour(Math.floorDiv(begin, (long) Hour.SECONDS), state.volume));
                }
            }
        }
        return new Folded(state, hours);
    }

    private HourlyVolumes plus(long begin, int seconds, long value) {
        boolean continues = begin == until && begin % Hour.SECONDS != 0;
        return continues
                ? new HourlyVolumes(begin + seconds, Math.addExact(volume, value), covered + seconds)
                : new HourlyVolumes(begin + seconds, value, seconds);
    }
}
