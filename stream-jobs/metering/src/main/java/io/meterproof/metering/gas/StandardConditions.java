package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The factor from the volume that a meter counts to that under other conditions, by the law of ideal gases:
 * {@code p / p0 × T0 / T}, rounded half up to five decimals.
 *
 * @param pressure to which volumes are reduced, kPa
 * @param temperature to which volumes are reduced, K
 */
public record StandardConditions(BigDecimal pressure, BigDecimal temperature) {
    /** ISO 13443: 101.325 kPa and 288.15 K. */
    public static final StandardConditions ISO =
            new StandardConditions(new BigDecimal("101.325"), new BigDecimal("288.15"));

    /** DIN 1343: 101.325 kPa and 273.15 K. */
    public static final StandardConditions DIN =
            new StandardConditions(new BigDecimal("101.325"), new BigDecimal("273.15"));

    private static final int FACTOR_DIGITS = 5;

    /**
     * @param measured absolute pressure at the meter, kPa
     * @param kelvin temperature at the meter
     */
    public BigDecimal factor(BigDecimal measured, BigDecimal kelvin) {
        return measured.multiply(temperature).divide(pressure.multiply(kelvin), FACTOR_DIGITS, RoundingMode.HALF_UP);
    }
}
