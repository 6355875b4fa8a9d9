package io.meterproof.metering.prepayment;

import java.util.Optional;

/** What follows from a booking: the state to keep, the balance to publish, and whom to warn. */
public record Assessment(PrepaymentState next, BalanceSnapshot balance, Optional<CreditAlert> alert) {}
