package io.meterproof.jobs.settlement;

import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.PublishedSeries;
import java.util.function.Consumer;

/**
 * The current subject: its name, the tariffs, calorific values and published prices of the moment and the way to the accounts.
 *
 * @param objections hears what somebody must look at
 */
record Subject(
        String name,
        SubjectTerms.Tariffs tariffs,
        CalorificDays calorific,
        PublishedSeries prices,
        Outlet outlet,
        Consumer<String> objections) {

    /** Whose privacy key hides what its meters counted. */
    String holder() {
        return Subjects.holderOf(name);
    }
}
