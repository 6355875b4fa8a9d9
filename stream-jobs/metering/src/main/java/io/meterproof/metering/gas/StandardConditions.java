package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The conditions to which volumes are reduced before calorific values apply. */
public enum StandardConditions {
    /** 101.325 kPa and 288.15 K. */
    ISO_13443("ISO 13443", "288.15"),
    /** 101.325 kPa and 273.15 K. */
    DIN_1343("DIN 1343", "273.15");

    private static final BigDecimal PRESSURE = new BigDecimal("101.325");
    private static final int FACTOR_DIGITS = 5;

    private final String title;
    private final BigDecimal temperature;

    StandardConditions(String title, String temperature) {
        this.title = title;
        this.temperature = new BigDecimal(temperature);
    }

    /**
     * The conditions of a standard.
     *
     * @throws IllegalArgumentException for another standard
     */
    public static StandardConditions titled(String title) {
        for (StandardConditions each : values()) {
            if (each.title.equals(title)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no standard of gas volumes: " + title);
    }

    /** How documents call the standard. */
    public String title() {
        return title;
    }

    /**
     * The factor from the volume that a meter counts to that under these conditions, by the law of ideal gases:
     * {@code p / p0 × T0 / T}, rounded half up to five decimals.
     *
     * @param pressure absolute, at the meter, kPa
     * @param kelvin temperature at the meter
     */
    public BigDecimal factor(BigDecimal pressure, BigDecimal kelvin) {
        return pressure.multiply(temperature).divide(PRESSURE.multiply(kelvin), FACTOR_DIGITS, RoundingMode.HALF_UP);
    }
}
