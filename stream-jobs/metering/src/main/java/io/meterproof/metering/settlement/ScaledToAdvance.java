package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Basis;
import java.util.Optional;

/**
 * The estimation rule {@code scaled-to-advance/1}: what the register moved on over a gap is spread evenly over the gap's
 * intervals; the remainder goes to the first ones, a milli-unit each. So the estimate sums to what was used for certain.
 */
public final class ScaledToAdvance {
    public static final String RULE = "scaled-to-advance/1";

    /** Two months of five-minute intervals: a longer gap is nothing to spread evenly. */
    private static final long LONGEST = 62 * 24 * 12;

    private ScaledToAdvance() {}

    /**
     * The milli-units of each interval of a gap; empty where the registers or the clock contradict it: the register went
     * back, or the time between the points is not the gap's.
     *
     * @param interval seconds
     */
    public static Optional<long[]> estimate(RegisterPoint after, RegisterPoint before, int interval) {
        long count = before.sequence() - after.sequence();
        long advance = before.register() - after.register();
        boolean consistent = count <= LONGEST && advance >= 0 && before.time() - after.time() == count * interval;
        return consistent ? Optional.of(spread(advance, (int) count)) : Optional.empty();
    }

    static Basis basis(RegisterPoint after, RegisterPoint before) {
        return new Basis.OfEstimate(RULE, after.block(), before.block());
    }

    private static long[] spread(long advance, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = advance / count + (i < advance % count ? 1 : 0);
        }
        return values;
    }
}
