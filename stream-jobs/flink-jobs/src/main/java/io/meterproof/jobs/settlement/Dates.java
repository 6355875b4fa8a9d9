package io.meterproof.jobs.settlement;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Duration;
import java.time.Instant;

/** An entry is booked when its document came, and nobody may date a document ahead of that. */
final class Dates {
    private static final Duration DRIFT = Duration.ofDays(1);

    private Dates() {}

    /**
     * Refuses what is dated more than a day after its record.
     *
     * @param arrived of the record, milliseconds; null without one
     */
    static void requireNotAhead(Document document, Long arrived) throws MalformedRecordException {
        Instant at = at(document);
        if (arrived != null && at.isAfter(Instant.ofEpochMilli(arrived).plus(DRIFT))) {
            throw new MalformedRecordException("it is dated " + at + ", more than a day after it came");
        }
    }

    /**
     * When a document came.
     *
     * @param arrived of the record, milliseconds; null without one: then it came when it says that it was made
     */
    static Instant arrival(Document document, Long arrived) {
        return arrived == null ? at(document) : Instant.ofEpochMilli(arrived);
    }

    private static Instant at(Document document) {
        if (document instanceof PeriodClose close) {
            return close.at();
        } else if (document instanceof BillingNotice notice) {
            return notice.at();
        } else if (document instanceof Erasure erasure) {
            return erasure.at();
        } else if (document instanceof FeeOrder order) {
            return order.at();
        }
        return ((TopUp) document).at();
    }
}
