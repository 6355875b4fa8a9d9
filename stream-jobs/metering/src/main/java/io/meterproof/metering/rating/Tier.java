package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price for what lies above the tier before.
 *
 * @param upTo milli-units (of demand: thousandths of kW); the last tier has no end
 */
public record Tier(Optional<Long> upTo, BigDecimal price) {

    /** A tier without an end. */
    public static Tier open(BigDecimal price) {
        return new Tier(Optional.empty(), price);
    }
}
