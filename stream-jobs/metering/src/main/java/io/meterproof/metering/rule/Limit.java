package io.meterproof.metering.rule;

import io.meterproof.metering.rating.When;
import java.time.LocalDate;
import java.util.Set;

/** What a rule permits; all else it denies. */
public sealed interface Limit {

    /**
     * Use until so much was used in a local day or month while the rule held.
     *
     * @param quantity milli-units, above zero
     */
    record OfAmount(long quantity, Span per) implements Limit {}

    /**
     * Use until it cost so much in a local day or month while the rule held, at the prices by which it was billed as it was read.
     *
     * @param micros of the account's currency, above zero
     */
    record OfMoney(long micros, Span per) implements Limit {}

    /** Use that begins at some local times, of the tariff's zone and holidays. */
    record OfHours(When when) implements Limit {}

    /** Use at some usage points. */
    record OfPlaces(Set<String> usagePoints) implements Limit {
        /** How many a rule names at most. */
        public static final int MOST = 100;

        public OfPlaces {
            usagePoints = Set.copyOf(usagePoints);
        }
    }

    /** Over which local time an amount is counted. */
    enum Span {
        DAY,
        MONTH;

        /** The first date of the span that a date is in. */
        LocalDate begin(LocalDate date) {
            return this == DAY ? date : date.withDayOfMonth(1);
        }
    }
}
