package io.meterproof.metering.anomaly;

/** What a unit (kWh, m³) costs: micro-units of a currency. */
public record UnitPrice(String currency, long micros) {
    /** The price of thousandths of the unit, in micro-units. */
    long of(long milliUnits) {
        return Math.multiplyExact(milliUnits, micros) / 1000;
    }
}
