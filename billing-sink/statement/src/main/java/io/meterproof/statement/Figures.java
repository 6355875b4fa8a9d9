package io.meterproof.statement;

import java.math.BigDecimal;

/** Exact decimal strings. */
public final class Figures {
    private static final int MICRO = 6;
    private static final int MILLI = 3;
    private static final int MINOR = 2;

    private Figures() {}

    /** Micro-units of money as units, with at least two decimals. */
    public static String money(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, MICRO).stripTrailingZeros();
        return (exact.scale() < MINOR ? exact.setScale(MINOR) : exact).toPlainString();
    }

    /** Milli-units as units, with three decimals. */
    public static String quantity(long millis) {
        return BigDecimal.valueOf(millis, MILLI).toPlainString();
    }
}
