package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;

/**
 * A billed usage as its cycle needs it.
 *
 * @param agreement document hash of the agreement or authorisation
 * @param tariff document hash of the version by which it was billed
 * @param finished whether it lies beyond the horizon, so that it will not be taken back
 */
public record MeasuredUse(Hash agreement, Hash tariff, MeasurementUnit unit, Intervals intervals, boolean finished) {

    /** A use that may still be taken back. */
    public MeasuredUse(Hash agreement, Hash tariff, MeasurementUnit unit, Intervals intervals) {
        this(agreement, tariff, unit, intervals, false);
    }

    public MeasuredUse asFinished() {
        return new MeasuredUse(agreement, tariff, unit, intervals, true);
    }

    /** UTC seconds. */
    public long begin() {
        return intervals.start();
    }

    long end() {
        return intervals.begin(intervals.count());
    }
}
