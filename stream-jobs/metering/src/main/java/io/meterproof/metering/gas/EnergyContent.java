package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The energy of volumes of gas and of therms. */
public final class EnergyContent {
    /** One kWh is 3.6 MJ. */
    private static final BigDecimal MEGAJOULES_PER_KWH = new BigDecimal("3.6");

    /** The international therm: 100,000 British thermal units of the International Table. */
    private static final BigDecimal MEGAJOULES_PER_THERM = new BigDecimal("105.505585257348");

    private static final int MILLI_DIGITS = 3;

    private EnergyContent() {}

    /**
     * What a volume holds: {@code volume × factor × calorific value / 3.6}, rounded half up to Wh.
     *
     * @param volume thousandths of m³ as measured
     * @param factor to the volume under standard conditions, from pressure and temperature
     * @param calorificValue MJ for each m³ under standard conditions
     */
    public static long ofVolume(BigInteger volume, BigDecimal factor, BigDecimal calorificValue) {
        return new BigDecimal(volume)
                .multiply(factor)
                .multiply(calorificValue)
                .divide(MEGAJOULES_PER_KWH, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** kWh of therms, rounded half up to Wh. */
    public static BigDecimal ofTherms(BigDecimal therms) {
        return therms.multiply(MEGAJOULES_PER_THERM).divide(MEGAJOULES_PER_KWH, MILLI_DIGITS, RoundingMode.HALF_UP);
    }
}
