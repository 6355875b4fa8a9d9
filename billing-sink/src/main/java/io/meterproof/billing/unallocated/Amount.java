package io.meterproof.billing.unallocated;

/** @param quantity milli-units */
public record Amount(long readings, long quantity) {
    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount other) {
        return new Amount(readings + other.readings, quantity + other.quantity);
    }
}
