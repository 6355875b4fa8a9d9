package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.energinet.Charged.Payer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a supplier pays of a charge for one hour or day.
 *
 * @param quantity kWh or pieces
 * @param price and amount are missing where no price is given for the time
 */
record ResultRow(
        Kind kind,
        Charge charge,
        boolean isTax,
        Payer payer,
        Instant time,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        Optional<BigDecimal> amount) {

    /** Each has a table of its own. */
    enum Kind {
        HOURLY_TARIFF,
        DAILY_TARIFF,
        SUBSCRIPTION,
        FEE
    }
}
