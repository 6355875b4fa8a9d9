package io.meterproof.metering.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The calorific values that the network published for a region. A later publication for a day takes an earlier one's place; a day
 * without any has none, and what was used on it waits.
 *
 * @param at when they were published
 * @param values MJ for each m³ under standard conditions, by gas day
 */
public record CalorificValues(String region, Instant at, NavigableMap<LocalDate, BigDecimal> values)
        implements Document {
    public CalorificValues {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    @Override
    public String subject() {
        return region;
    }
}
