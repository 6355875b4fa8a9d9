package io.meterproof.metering.anomaly;

import java.math.BigInteger;

/** What a unit (kWh, m³) costs: micro-units of a currency. */
public record UnitPrice(String currency, long micros) {
    private static final BigInteger MILLI = BigInteger.valueOf(1000);

    /**
     * The price of so many times so many thousandths of the unit, in micro-units. It is for estimates: what passes 64 bits
     * is as much as they hold.
     */
    long of(long milliUnits, long times) {
        BigInteger exact = BigInteger.valueOf(milliUnits)
                .multiply(BigInteger.valueOf(times))
                .multiply(BigInteger.valueOf(micros))
                .divide(MILLI);
        if (exact.bitLength() < Long.SIZE) {
            return exact.longValue();
        }
        return exact.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
