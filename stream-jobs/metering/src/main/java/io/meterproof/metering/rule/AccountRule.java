package io.meterproof.metering.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account permits of the use under a contract, for as long as the rule holds.
 *
 * @param name by which a denied line says why
 * @param to exclusive; empty without an end
 * @param shared whether the use under all contracts of the account that have this very rule is counted together
 */
public record AccountRule(String name, Instant from, Optional<Instant> to, Limit limit, boolean shared) {
    /** How many rules a contract has at most. */
    public static final int MOST = 16;

    /** A rule of one contract alone. */
    public AccountRule(String name, Instant from, Optional<Instant> to, Limit limit) {
        this(name, from, to, limit, false);
    }

    /** Whether it counts what use costs. */
    public boolean isOfMoney() {
        return limit instanceof Limit.OfMoney;
    }

    /** Whether it permits or denies what begins at an instant. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
    }
}
