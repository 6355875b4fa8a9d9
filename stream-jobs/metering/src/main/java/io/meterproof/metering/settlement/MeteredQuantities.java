package io.meterproof.metering.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was used, of what a meter told: the rule {@code cumulated/1}. The register is multiplied and rounded half up to the
 * milli-unit (a half goes to the higher number), and an interval's quantity is how far that moved on. So quantities of intervals
 * that follow each other sum to the rounded advance of the register, however they are cut into blocks.
 */
public final class MeteredQuantities {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** The range of a register of nine digits, milli-units, as the meter tells them. */
    private static final long LARGEST_TOLD = 1_000_000_000_000L;

    private static final BigDecimal LARGEST_REGISTER = BigDecimal.valueOf(1_000_000_000_000_000L);
    /** At the dearest prices that a tariff may have, this costs no more than 64 bits hold. */
    private static final BigDecimal LARGEST_USE = BigDecimal.valueOf(100_000_000_000L);

    private MeteredQuantities() {}

    /**
     * The quantity of each interval; the values themselves for a multiplier of one.
     *
     * @param opening the register before the first interval, milli-units as the meter tells them
     * @param values milli-units per interval, as the meter tells them
     * @throws ArithmeticException when a multiplied register passes 64 bits
     */
    public static long[] of(BigDecimal multiplier, long opening, long[] values) {
        if (multiplier.compareTo(BigDecimal.ONE) == 0) {
            return values;
        }
        long[] quantities = new long[values.length];
        long register = opening;
        long before = at(multiplier, register);
        for (int i = 0; i < values.length; i++) {
            register = Math.addExact(register, values[i]);
            long after = at(multiplier, register);
            quantities[i] = Math.subtractExact(after, before);
            before = after;
        }
        return quantities;
    }

    /** Whether a block's register and values, as the meter tells them, are of a register that may exist, and sum to no more than its range. */
    static boolean areTellable(long register, long[] values) {
        long moved = 0;
        for (int i = 0; i < values.length && moved <= LARGEST_TOLD; i++) {
            moved = isTellable(values[i]) ? moved + Math.abs(values[i]) : Long.MAX_VALUE;
        }
        return isTellable(register) && moved <= LARGEST_TOLD;
    }

    private static boolean isTellable(long register) {
        return register >= -LARGEST_TOLD && register <= LARGEST_TOLD;
    }

    /**
     * Whether a register and the use that it tells stay in range when they are multiplied.
     *
     * @param used milli-units, whatever their sign
     */
    static boolean fit(BigDecimal multiplier, long register, long used) {
        return multiplier.multiply(BigDecimal.valueOf(register)).abs().compareTo(LARGEST_REGISTER) <= 0
                && multiplier.multiply(BigDecimal.valueOf(used)).abs().compareTo(LARGEST_USE) <= 0;
    }

    /** The multiplied register. */
    static long at(BigDecimal multiplier, long register) {
        if (multiplier.compareTo(BigDecimal.ONE) == 0) {
            return register;
        }
        return multiplier
                .multiply(BigDecimal.valueOf(register))
                .add(HALF)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
