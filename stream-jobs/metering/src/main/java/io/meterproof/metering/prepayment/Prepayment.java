package io.meterproof.metering.prepayment;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Assesses an account's credit after each booking. An alert is raised once per top-up and kind, and never for an account
 * that pays after use. An estimate or a correction may warn, but does not declare credit exhausted.
 */
public final class Prepayment {
    private Prepayment() {}

    /** After actual use was booked; {@code position} already includes it. */
    public static Assessment afterUsage(PrepaymentState state, Position position, Consumption use) {
        return assess(state.used(use), position, AlertKind.EXHAUSTED);
    }

    /** After an estimate, a reversal or its rebill was booked. */
    public static Assessment afterCorrection(PrepaymentState state, Position position, Consumption change) {
        return assess(state.used(change), position, AlertKind.LOW_CREDIT);
    }

    /** After period charges were booked. */
    public static Assessment afterCharges(PrepaymentState state, Position position) {
        return assess(state, position, AlertKind.LOW_CREDIT);
    }

    /** After a top-up was booked. */
    public static Assessment afterTopUp(PrepaymentState state, Position position) {
        return assess(state.toppedUp(), position, AlertKind.LOW_CREDIT);
    }

    private static Assessment assess(PrepaymentState state, Position position, AlertKind gravest) {
        Account account = position.account();
        if (account.payment() != Payment.PREPAID) {
            return new Assessment(state, snapshot(position, Optional.empty()), Optional.empty());
        }
        Optional<Instant> emptyAt = Forecast.emptyAt(state.window(), position);
        BalanceSnapshot balance = snapshot(position, emptyAt);
        return kind(position, emptyAt, gravest)
                .filter(kind -> !state.raised().contains(kind))
                .map(kind -> new Assessment(state.alerted(kind), balance, Optional.of(alert(state, balance, kind))))
                .orElseGet(() -> new Assessment(state, balance, Optional.empty()));
    }

    private static Optional<AlertKind> kind(Position position, Optional<Instant> emptyAt, AlertKind gravest) {
        if (position.available() <= 0) {
            return Optional.of(gravest);
        }
        Duration warning = Duration.ofHours(position.account().lowCreditHours());
        return emptyAt.filter(empty -> !empty.isAfter(position.asOf().plus(warning)))
                .map(empty -> AlertKind.LOW_CREDIT);
    }

    private static BalanceSnapshot snapshot(Position position, Optional<Instant> emptyAt) {
        Account account = position.account();
        return new BalanceSnapshot(
                account.id(),
                account.currency(),
                position.sequence(),
                Math.negateExact(position.owed()),
                position.standing().accrued(),
                position.asOf(),
                emptyAt);
    }

    private static CreditAlert alert(PrepaymentState state, BalanceSnapshot balance, AlertKind kind) {
        return new CreditAlert(
                AlertId.of(balance.account(), state.generation(), kind),
                balance.account(),
                kind,
                balance.asOf(),
                balance.available(),
                balance.emptyAt(),
                balance.currency());
    }
}
