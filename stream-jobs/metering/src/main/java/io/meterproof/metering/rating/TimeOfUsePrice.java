package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/** A price on some days of the week and hours of the local day; always, without either. */
public record TimeOfUsePrice(String name, BigDecimal price, Set<DayOfWeek> days, Optional<DailyWindow> hours) {
    public TimeOfUsePrice {
        days = Set.copyOf(days);
    }

    /** Local times from (inclusive) to (exclusive); crosses midnight where to is not after from. */
    public record DailyWindow(LocalTime from, LocalTime to) {}
}
