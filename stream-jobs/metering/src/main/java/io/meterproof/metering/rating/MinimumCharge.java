package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.util.List;

/**
 * The least that some components cost together; a line makes up what is missing.
 *
 * @param amount pro-rated by days where only a part of the billing cycle is charged
 * @param on the components' ids; all energy, demand and fixed charges and credits, where empty
 */
public record MinimumCharge(String id, BigDecimal amount, Span span, List<String> on) implements TariffComponent {
    public MinimumCharge {
        on = List.copyOf(on);
    }

    /** What the minimum is counted over. */
    public enum Span {
        MONTH,
        /** The cycles of a local calendar year, made up for in the one that ends it. */
        YEAR
    }
}
