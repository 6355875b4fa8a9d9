package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/** Exact money: micro-units of a currency. */
public final class Amounts {
    private static final int MICRO_DIGITS = 6;
    private static final long MILLI = 1000;
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private Amounts() {}

    /**
     * A price in micro-units.
     *
     * @throws ArithmeticException for a price of more than six decimals, or beyond 64 bits
     */
    public static long micros(BigDecimal price) {
        return price.movePointRight(MICRO_DIGITS).longValueExact();
    }

    /**
     * What a quantity costs: {@code quantity / 1000 × price × 10^6} micro-units, rounded half up, away from zero.
     *
     * @param quantity milli-units
     * @param price per unit, at most six decimals
     * @throws ArithmeticException when the amount passes 64 bits
     */
    public static long of(long quantity, BigDecimal price) {
        return of(quantity, micros(price));
    }

    /**
     * What a time costs: {@code seconds / 3600 × price × 10^6} micro-units, rounded half up, away from zero.
     *
     * @throws ArithmeticException when the amount passes 64 bits
     */
    public static long ofTime(long seconds, BigDecimal pricePerHour) {
        return pricePerHour
                .multiply(BigDecimal.valueOf(seconds))
                .movePointRight(MICRO_DIGITS)
                .divide(SECONDS_PER_HOUR, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** A quantity times a part of a whole, rounded half up: {@code quantity × part / whole}. */
    public static long share(long quantity, long part, long whole) {
        return new BigDecimal(BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(part)))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The same for a price in micro-units. */
    static long of(long quantity, long priceMicros) {
        long high = Math.multiplyHigh(quantity, priceMicros);
        long low = quantity * priceMicros;
        return high == low >> 63
                ? halfUp(low, MILLI)
                : ofLarge(BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(priceMicros)));
    }

    /**
     * Rounds an amount half up, away from zero, to the minor unit of its currency (ISO 4217), in micro-units.
     *
     * @throws ArithmeticException when the rounded amount passes 64 bits
     */
    public static long toMinorUnit(long amount, String currency) {
        long minor = coin(currency);
        return Math.multiplyExact(halfUp(amount, minor), minor);
    }

    /** The minor unit of a currency (ISO 4217), in micro-units. */
    public static long coin(String currency) {
        long minor = 1;
        for (int digits = Currency.getInstance(currency).getDefaultFractionDigits(); digits < MICRO_DIGITS; digits++) {
            minor *= 10;
        }
        return minor;
    }

    private static long halfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long twice = 2 * (dividend % divisor);
        if (twice >= divisor) {
            return quotient + 1;
        }
        return twice <= -divisor ? quotient - 1 : quotient;
    }

    private static long ofLarge(BigInteger product) {
        return new BigDecimal(product, 3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
