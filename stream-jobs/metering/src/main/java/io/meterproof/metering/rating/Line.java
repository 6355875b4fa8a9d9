package io.meterproof.metering.rating;

import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One tariff component over one equal-price run.
 *
 * @param component the tariff component's id, or {@code rounding}
 * @param name the price's name, or the component that a rounding line rounds
 * @param quantity milli-units; thousandths of days for standing charges
 * @param price per unit, at most six decimals
 * @param amount micro-units of the currency
 * @param agreement the agreement's document hash, for lines that are not under one usage entry
 */
public record Line(
        String component,
        Optional<String> name,
        Instant from,
        Instant to,
        long quantity,
        BigDecimal price,
        long amount,
        Optional<Hash> agreement) {

    /** The line that takes this one back. */
    public Line negated() {
        return new Line(
                component, name, from, to, Math.negateExact(quantity), price, Math.negateExact(amount), agreement);
    }
}
