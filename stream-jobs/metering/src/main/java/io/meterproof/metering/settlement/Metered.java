package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;

/**
 * Consecutive quantities as metered.
 *
 * @param opening the multiplied register before the first of them
 */
record Metered(MeasurementUnit unit, Intervals quantities, long opening) {

    /** From one of its intervals (inclusive) to another (exclusive). */
    Metered slice(int from, int to) {
        return new Metered(
                unit,
                quantities.slice(from, to),
                Math.addExact(opening, quantities.slice(0, from).sum()));
    }
}
