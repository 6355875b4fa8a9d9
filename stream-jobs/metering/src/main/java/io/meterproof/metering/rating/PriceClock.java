package io.meterproof.metering.rating;

import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Walks along the local time of a tariff's zone. At any instant it tells which price applies, and until when that is
 * certain: the next begin or end of a window, the next local midnight or the next change of the zone's offset, whichever
 * is first. So a day needs a few steps, however many readings it has.
 *
 * <p>A price's days are those of the local date at the instant, also after midnight in a window that crosses it.
 */
final class PriceClock {
    private static final int SECONDS_PER_DAY = 86_400;

    private final List<TimeOfUsePrice> prices;
    private final ZoneRules rules;
    private int index;
    private long until = Long.MIN_VALUE;
    private long transition = Long.MIN_VALUE;

    PriceClock(List<TimeOfUsePrice> prices, ZoneId zone) {
        this.prices = prices;
        this.rules = zone.getRules();
    }

    /** The index of the price at an instant, in UTC seconds. Instants are asked for in ascending order. */
    int priceAt(long second) {
        if (second >= until) {
            moveTo(second);
        }
        return index;
    }

    /** Until when, exclusive, in UTC seconds, the last answer stays the same. */
    long until() {
        return until;
    }

    private void moveTo(long second) {
        if (prices.size() == 1) {
            until = Long.MAX_VALUE;
            return;
        }
        Instant instant = Instant.ofEpochSecond(second);
        long local = second + rules.getOffset(instant).getTotalSeconds();
        int time = Math.floorMod(local, SECONDS_PER_DAY);
        DayOfWeek day =
                LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_PER_DAY)).getDayOfWeek();
        index = firstMatch(day, time);
        if (second >= transition) {
            transition = nextTransition(instant);
        }
        until = Math.min(second - time + nextBoundary(time), transition);
    }

    private int firstMatch(DayOfWeek day, int time) {
        for (int i = 0; i < prices.size() - 1; i++) {
            TimeOfUsePrice price = prices.get(i);
            if ((price.days().isEmpty() || price.days().contains(day))
                    && (price.hours().isEmpty() || covers(price.hours().get(), time))) {
                return i;
            }
        }
        return prices.size() - 1;
    }

    private static boolean covers(DailyWindow window, int time) {
        int from = window.from().toSecondOfDay();
        int to = window.to().toSecondOfDay();
        return from < to ? time >= from && time < to : time >= from || time < to;
    }

    private int nextBoundary(int time) {
        int next = SECONDS_PER_DAY;
        for (TimeOfUsePrice price : prices) {
            if (price.hours().isPresent()) {
                DailyWindow window = price.hours().get();
                next = earlier(next, window.from().toSecondOfDay(), time);
                next = earlier(next, window.to().toSecondOfDay(), time);
            }
        }
        return next;
    }

    private static int earlier(int next, int candidate, int time) {
        return candidate > time && candidate < next ? candidate : next;
    }

    private long nextTransition(Instant instant) {
        ZoneOffsetTransition transition = rules.isFixedOffset() ? null : rules.nextTransition(instant);
        return transition == null ? Long.MAX_VALUE : transition.toEpochSecond();
    }
}
