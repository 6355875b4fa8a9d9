package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.SchemaRegistry;

/** Refuses an agreement under which settlement would bill nothing, for its usage point delivers something else. */
final class PlaceOfAgreement {
    private PlaceOfAgreement() {}

    /**
     * Compares an agreement with its usage point as that is published; of another document nothing is asked.
     *
     * @throws InvalidDocumentException where its reading type is of another commodity
     */
    static void require(Document document, TopicContents contents, SchemaRegistry registry) {
        if (document instanceof Agreement agreement) {
            UsagePoint place = PublishedUsagePoints.all(contents, registry).get(agreement.usagePoint());
            if (place != null) {
                require(agreement, place);
            }
        }
    }

    static void require(Agreement agreement, UsagePoint place) {
        place.misfit(agreement).ifPresent(why -> {
            throw new InvalidDocumentException("readingType", why);
        });
    }
}
