package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Intervals;

/** Intervals in packed state: {@code start ‖ length ‖ count ‖ count × milli-units}. */
public final class PackedIntervals {
    private PackedIntervals() {}

    public static void write(PackedWriter out, Intervals intervals) {
        out.integer(intervals.start()).integer(intervals.length()).integer(intervals.count());
        for (int i = 0; i < intervals.count(); i++) {
            out.integer(intervals.quantity(i));
        }
    }

    public static Intervals read(PackedReader in) {
        long start = in.integer();
        int length = in.number();
        long[] quantities = new long[in.number()];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = in.integer();
        }
        return new Intervals(quantities, 0, quantities.length, start, length);
    }
}
