package io.meterproof.metering.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When what is kept of an account may be destroyed. */
public final class ErasureRules {
    private ErasureRules() {}

    /**
     * Why it must be kept; empty where it may be destroyed.
     *
     * @param state the end of the account's chain
     * @param at when the erasure is said to be made
     * @param retention how long an account is kept after the end of its last closed period, and after its newest entry
     */
    public static Optional<String> reasonToKeep(AccountState state, Instant at, Duration retention) {
        OpenPeriod open = state.open();
        if (open.since().isEmpty()) {
            return Optional.of("no period of the account was closed yet");
        } else if (open.lines() > 0) {
            return Optional.of("there is use or a charge that no statement covers yet");
        } else if (state.balance() != 0) {
            return Optional.of("its balance is " + state.balance() + " micro-units, not zero");
        }
        Instant closed = open.since().get();
        Instant last = state.booked().isAfter(closed) ? state.booked() : closed;
        Instant until = last.plus(retention);
        return at.isBefore(until)
                ? Optional.of("it must be kept until " + until + ", " + retention.toDays()
                        + " days after the last that happened to it")
                : Optional.empty();
    }
}
