package io.meterproof.metering.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account permits of the use under a contract, for as long as the rule holds.
 *
 * @param name by which a denied line says why
 * @param to exclusive; empty without an end
 */
public record AccountRule(String name, Instant from, Optional<Instant> to, Limit limit) {
    /** How many rules a contract has at most. */
    public static final int MOST = 16;

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
    }
}
