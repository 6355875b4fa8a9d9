package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The energy of therms, the unit of gas in North America. */
public final class EnergyContent {
    /** The international therm: 100,000 British thermal units of the International Table. */
    public static final BigDecimal MEGAJOULES_PER_THERM = new BigDecimal("105.505585257348");

    private static final BigDecimal MEGAJOULES_PER_KWH = new BigDecimal("3.6");
    private static final int MILLI_DIGITS = 3;

    private EnergyContent() {}

    /** kWh of therms, rounded half up to Wh. */
    public static BigDecimal ofTherms(BigDecimal therms) {
        return therms.multiply(MEGAJOULES_PER_THERM).divide(MEGAJOULES_PER_KWH, MILLI_DIGITS, RoundingMode.HALF_UP);
    }
}
