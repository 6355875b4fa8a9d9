package io.meterproof.metering.rating;

import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;

/**
 * Walks along the local time of a tariff's zone. At any instant it tells which price applies, and until when that is
 * certain: the next begin or end of a window, the next local midnight or the next change of the zone's offset, whichever
 * is first. So a day needs a few steps, however many readings it has.
 *
 * <p>A price's days are those of the local date at the instant, also after midnight in a window that crosses it.
 */
public final class PriceClock {
    /** No price applies. */
    public static final int NONE = -1;

    private static final int SECONDS_PER_DAY = 86_400;

    private final List<When> prices;
    private final ZoneRules rules;
    private final Set<LocalDate> holidays;
    private final List<DailyWindow> hours;
    private int index;
    private long until = Long.MIN_VALUE;
    private long transition = Long.MIN_VALUE;

    /** The first of the prices that covers an instant applies. */
    public PriceClock(List<When> prices, ZoneId zone, Set<LocalDate> holidays) {
        this.prices = prices;
        this.rules = zone.getRules();
        this.holidays = holidays;
        this.hours = prices.stream()
                .flatMap(price -> price.windows().stream())
                .flatMap(window -> window.hours().stream())
                .distinct()
                .toList();
    }

    /** The index of the price at an instant, in UTC seconds, or {@link #NONE}. Instants are asked for in ascending order. */
    public int priceAt(long second) {
        if (second >= until) {
            moveTo(second);
        }
        return index;
    }

    /** Until when, exclusive, in UTC seconds, the last answer stays the same. */
    public long until() {
        return until;
    }

    private void moveTo(long second) {
        if (!prices.isEmpty() && prices.get(0).isAlways()) {
            until = Long.MAX_VALUE;
            return;
        }
        Instant instant = Instant.ofEpochSecond(second);
        long local = second + rules.getOffset(instant).getTotalSeconds();
        int time = Math.floorMod(local, SECONDS_PER_DAY);
        index = firstMatch(LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_PER_DAY)), time);
        if (second >= transition) {
            transition = nextTransition(instant);
        }
        until = Math.min(second - time + nextBoundary(time), transition);
    }

    private int firstMatch(LocalDate date, int time) {
        boolean holiday = holidays.contains(date);
        for (int i = 0; i < prices.size(); i++) {
            if (prices.get(i).covers(date, holiday, time)) {
                return i;
            }
        }
        return NONE;
    }

    private int nextBoundary(int time) {
        int next = SECONDS_PER_DAY;
        for (DailyWindow hours : hours) {
            next = earlier(next, hours.from().toSecondOfDay(), time);
            next = earlier(next, hours.to().toSecondOfDay(), time);
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
