package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The energy of volumes of gas, by the rule {@code gas-energy/1}: the volume register times factor times calorific value / 3.6,
 * rounded half up (towards the higher number) to the Wh, and an interval's energy is how far that moves on. So the energy of
 * intervals under one calorific value sums to that of their volume, however they are cut into blocks.
 *
 * @param factor to the volume under standard conditions
 * @param calorificValue MJ for each m³ under standard conditions
 */
public record GasEnergy(BigDecimal factor, BigDecimal calorificValue) {
    /** One kWh is 3.6 MJ: energy is the product over 3.6, or twenty times it over 72. */
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

    private static final BigDecimal THIRTY_SIX = BigDecimal.valueOf(36);
    private static final BigDecimal SEVENTY_TWO = BigDecimal.valueOf(72);

    /**
     * Wh of each interval.
     *
     * @param opening the volume register before the first, thousandths of m³
     * @param volumes thousandths of m³
     * @throws ArithmeticException beyond 64 bits
     */
    public long[] of(long opening, long... volumes) {
        long[] energy = new long[volumes.length];
        long register = opening;
        long before = at(register);
        for (int i = 0; i < volumes.length; i++) {
            register = Math.addExact(register, volumes[i]);
            long after = at(register);
            energy[i] = Math.subtractExact(after, before);
            before = after;
        }
        return energy;
    }

    private long at(long register) {
        return BigDecimal.valueOf(register)
                .multiply(factor)
                .multiply(calorificValue)
                .multiply(TWENTY)
                .add(THIRTY_SIX)
                .divide(SEVENTY_TWO, 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
