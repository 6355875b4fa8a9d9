package io.meterproof.bundle.verify;

import java.math.BigDecimal;

/** Amounts for people. */
public final class Money {
    private static final int MICRO_DIGITS = 6;
    private static final int MINOR_DIGITS = 2;

    private Money() {}

    /** Micro-units with at least the minor unit, and all that is exact beyond it. */
    public static String text(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), MINOR_DIGITS)).toPlainString();
    }

    /** The same with its sign, also of what is more. */
    public static String signed(long micros) {
        return (micros > 0 ? "+" : "") + text(micros);
    }
}
