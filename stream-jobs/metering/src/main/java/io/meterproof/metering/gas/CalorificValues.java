package io.meterproof.metering.gas;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The calorific values that were published for a region, by gas day. A later publication for a day replaces the earlier
 * one; a day without any has none.
 *
 * @param values MJ for each m³ under standard conditions
 */
public record CalorificValues(String region, NavigableMap<LocalDate, BigDecimal> values) {
    public CalorificValues {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    public Optional<BigDecimal> on(LocalDate day) {
        return Optional.ofNullable(values.get(day));
    }

    /** The same with values that came late or were corrected. */
    public CalorificValues with(Map<LocalDate, BigDecimal> published) {
        NavigableMap<LocalDate, BigDecimal> grown = new TreeMap<>(values);
        grown.putAll(published);
        return new CalorificValues(region, grown);
    }
}
