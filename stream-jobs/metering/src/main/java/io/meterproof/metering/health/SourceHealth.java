package io.meterproof.metering.health;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of a subject; see {@link SourceHealthCodec} for its bytes.
 *
 * @param hours those with readings in ascending order: of the last day, or in quarantine the newest, and those that are not judged yet
 * @param judgedBefore the hours before this one are judged
 */
public record SourceHealth(
        List<HealthHour> hours, long judgedBefore, Pauses pauses, Conditions conditions, Quarantines quarantines) {
    public static final SourceHealth EMPTY =
            new SourceHealth(List.of(), Long.MIN_VALUE, Pauses.NONE, Conditions.WELL, Quarantines.NONE);

    /** Two days' worth. What a replay of one topic far ahead of another adds beyond is dropped from the old end. */
    static final int MOST_HOURS = 48;

    public SourceHealth {
        hours = List.copyOf(hours);
    }

    /** With one more verdict, unless people have forgiven it. An hour that is judged, or beyond the last day, is not judged again. */
    public SourceHealth observe(Observation observation) {
        if (observation.given() < quarantines.forgiven()) {
            return this;
        }
        long hour = HealthHour.of(observation.given());
        List<HealthHour> next = new ArrayList<>(hours);
        int at = next.size();
        while (at > 0 && next.get(at - 1).index() > hour) {
            at--;
        }
        Tally one = Tally.of(observation);
        if (at > 0 && next.get(at - 1).index() == hour) {
            next.set(at - 1, new HealthHour(hour, next.get(at - 1).tally().plus(one)));
        } else {
            next.add(at, new HealthHour(hour, one));
        }
        int surplus = Math.max(0, next.size() - MOST_HOURS);
        return new SourceHealth(next.subList(surplus, next.size()), judgedBefore, pauses, conditions, quarantines);
    }

    /** What the 24 hours before an hour met. */
    public Tally dayBefore(long hour) {
        Tally day = Tally.NONE;
        for (HealthHour one : hours) {
            if (one.index() >= hour - HealthHour.DAY && one.index() < hour) {
                day = day.plus(one.tally());
            }
        }
        return day;
    }

    /** What the 24 hours before an hour met, with as many hours before them as it takes for so many readings. */
    Tally newestBefore(long hour, long enough) {
        Tally newest = dayBefore(hour);
        for (int at = hours.size() - 1; at >= 0 && newest.readings() < enough; at--) {
            if (hours.get(at).index() < hour - HealthHour.DAY) {
                newest = newest.plus(hours.get(at).tally());
            }
        }
        return newest;
    }

    /** The day up to the newest hour that was judged. */
    public Tally lastDay() {
        return judgedBefore == Long.MIN_VALUE ? Tally.NONE : dayBefore(judgedBefore);
    }

    SourceHealth judged(HealthHour hour, Conditions found) {
        long until = hour.index() + 1;
        List<HealthHour> kept = hours.stream()
                .filter(one -> found.quarantined() || one.index() >= until - HealthHour.DAY)
                .toList();
        return new SourceHealth(kept, until, pauses.heardIn(hour.index()), found, quarantines);
    }

    SourceHealth with(Conditions found) {
        return new SourceHealth(hours, judgedBefore, pauses, found, quarantines);
    }

    SourceHealth with(Quarantines known) {
        return new SourceHealth(hours, judgedBefore, pauses, conditions, known);
    }

    /** As one that is new, but for its pauses. */
    SourceHealth released(SignedRelease release) {
        return new SourceHealth(
                List.of(), judgedBefore, pauses, conditions.quarantined(false), quarantines.released(release));
    }
}
