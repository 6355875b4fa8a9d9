package io.meterproof.metering.settlement;

import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Identified;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calorific values known now, by region and gas day. */
public final class CalorificDays {
    /** None was published. */
    public static final CalorificDays NONE = new CalorificDays(region -> List.of());

    private final Function<String, List<Identified<CalorificValues>>> published;
    private final Map<String, Map<LocalDate, Identified<BigDecimal>>> regions = new HashMap<>();

    /** @param published the history of a region, in the order of publication */
    public CalorificDays(Function<String, List<Identified<CalorificValues>>> published) {
        this.published = published;
    }

    /** The value in force, by the first document that said so since it was said otherwise; empty where none was published yet. */
    Optional<Identified<BigDecimal>> on(String region, LocalDate day) {
        return Optional.ofNullable(
                regions.computeIfAbsent(region, this::inForce).get(day));
    }

    /** The first day of a region that has another value than before; empty where all are the same. */
    public Optional<LocalDate> changedSince(CalorificDays before, String region) {
        Map<LocalDate, Identified<BigDecimal>> known = before.inForce(region);
        return inForce(region).entrySet().stream()
                .filter(day -> !day.getValue().equals(known.get(day.getKey())))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private Map<LocalDate, Identified<BigDecimal>> inForce(String region) {
        Map<LocalDate, Identified<BigDecimal>> days = new HashMap<>();
        for (Identified<CalorificValues> each : published.apply(region)) {
            each.content().values().forEach((day, value) -> {
                Identified<BigDecimal> known = days.get(day);
                if (known == null || known.content().compareTo(value) != 0) {
                    days.put(day, new Identified<>(each.hash(), value));
                }
            });
        }
        return days;
    }
}
