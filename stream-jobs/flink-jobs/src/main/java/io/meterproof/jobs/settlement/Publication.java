package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.MapStateDescriptor;

/**
 * What was published of a tariff, a region's calorific values, or the prices of a series' month.
 *
 * @param subject which of these
 * @param before null where nothing was known
 */
record Publication(MessageKind kind, String subject, BelievedHistory before, BelievedHistory now) {

    /** Settles a subject anew on what was published; returns what of it the archive may have. */
    @FunctionalInterface
    interface Changes {
        List<OldChange> of(Subject subject) throws Exception;
    }

    /** Where every subtask keeps what was published of a kind. */
    static MapStateDescriptor<String, BelievedHistory> state(MessageKind kind) {
        return switch (kind) {
            case TARIFFS -> TariffVersions.BROADCAST;
            case CALORIFIC_VALUES -> CalorificHistories.BROADCAST;
            default -> PriceHistories.BROADCAST;
        };
    }

    /** What it changes of each subject. */
    Changes changes(SubjectDocuments documents) {
        if (kind == MessageKind.TARIFFS) {
            return each -> documents.reprice(this, each);
        } else if (kind == MessageKind.CALORIFIC_VALUES) {
            Optional<LocalDate> first = firstDay();
            return each -> documents.revalue(this, first, each);
        }
        Optional<Instant> first = firstPrice();
        return each -> documents.republish(this, first, each);
    }

    Hash cause() {
        return now.newest();
    }

    /** The tariffs before it. */
    SubjectTerms.Tariffs tariffsBefore(SubjectTerms.Tariffs known) {
        return tariff -> tariff.equals(subject) ? before : known.versions(tariff);
    }

    /** The first gas day that has another value. */
    private Optional<LocalDate> firstDay() {
        return days(now).changedSince(days(before), subject);
    }

    String series() {
        return anyPrices().series();
    }

    /** From when on a price is another. */
    private Optional<Instant> firstPrice() {
        return prices(now).changedSince(prices(before), series(), anyPrices().from());
    }

    private PublishedPrices anyPrices() {
        return now.of(PublishedPrices.class).findFirst().orElseThrow();
    }

    private static CalorificDays days(BelievedHistory history) {
        return new CalorificDays(region -> history == null ? List.of() : history.identified(CalorificValues.class));
    }

    private static PublishedSeries prices(BelievedHistory history) {
        return new PublishedSeries(month -> history == null ? List.of() : history.identified(PublishedPrices.class));
    }
}
