package io.meterproof.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** From an instant to another, the end exclusive. */
record ServicePeriod(Instant from, Instant to) {
    private static final int MILLI = 3;

    /** The same local times a year before. */
    ServicePeriod yearBefore(ZoneId zone) {
        return new ServicePeriod(
                from.atZone(zone).minusYears(1).toInstant(),
                to.atZone(zone).minusYears(1).toInstant());
    }

    /** Milli-units a day as units, rounded half up to three decimals. */
    String perDay(long quantity) {
        BigDecimal seconds = BigDecimal.valueOf(Duration.between(from, to).toSeconds());
        return BigDecimal.valueOf(quantity, MILLI)
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()))
                .divide(seconds, MILLI, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
