package io.meterproof.metering.settlement;

/**
 * The estimation rule {@code scaled-to-advance/1}: what the register moved on over a gap is spread evenly over the gap's
 * intervals; the remainder goes to the first ones, a milli-unit each. So the estimate sums to what was used for certain.
 */
public final class ScaledToAdvance {
    public static final String RULE = "scaled-to-advance/1";

    private ScaledToAdvance() {}

    /** The milli-units of each interval. */
    static long[] spread(long advance, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = advance / count + (i < advance % count ? 1 : 0);
        }
        return values;
    }
}
