package io.meterproof.billing.statement;

/**
 * A quantity and what it costs.
 *
 * @param quantity milli-units; thousandths of days for standing charges
 * @param amount micro-units of the currency
 */
public record Charge(long quantity, long amount) {
    public static final Charge NONE = new Charge(0, 0);

    /** @throws ArithmeticException where a sum leaves 64 bits */
    public Charge plus(Charge other) {
        return new Charge(Math.addExact(quantity, other.quantity), Math.addExact(amount, other.amount));
    }
}
