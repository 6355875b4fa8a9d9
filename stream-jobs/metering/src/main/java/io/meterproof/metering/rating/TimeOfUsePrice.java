package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A price at some times; always, without any restriction. */
public record TimeOfUsePrice(String name, BigDecimal price, When when) {

    /** A price on some days of the week and hours of the local day, all the year round. */
    public TimeOfUsePrice(String name, BigDecimal price, Set<DayOfWeek> days, Optional<DailyWindow> hours) {
        this(name, price, When.of(new TimeWindow(List.of(), days, false, hours)));
    }

    /** Local times from (inclusive) to (exclusive); crosses midnight where to is not after from. */
    public record DailyWindow(LocalTime from, LocalTime to) {}
}
