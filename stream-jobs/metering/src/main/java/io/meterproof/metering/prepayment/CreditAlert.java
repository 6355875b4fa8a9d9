package io.meterproof.metering.prepayment;

import java.time.Instant;
import java.util.Optional;

/**
 * A warning that credit runs out.
 *
 * @param id 64 hexadecimal digits, the same on every replay; see {@link AlertId}
 * @param raised arrival time of what raised it
 * @param balance micro-units of credit left, accrued standing charges deducted
 * @param emptyAt the forecast
 */
public record CreditAlert(
        String id,
        String account,
        AlertKind kind,
        Instant raised,
        long balance,
        Optional<Instant> emptyAt,
        String currency) {}
