package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.SchemaRegistry;

/** Refuses an agreement whose use its tariff does not price: its standing charges alone would be billed. */
final class TariffOfAgreement {
    private TariffOfAgreement() {}

    /**
     * Compares an agreement with the newest version of its tariff; of another document, and of a tariff that is not published yet,
     * nothing is asked.
     *
     * @throws InvalidDocumentException where the tariff is of another commodity, or prices none of its units
     */
    static void require(Document document, TopicContents contents, SchemaRegistry registry) {
        if (document instanceof Agreement agreement) {
            TariffVersion version = PublishedHistories.last(Topics.TARIFFS, TariffVersion.class, contents, registry)
                    .get(agreement.tariff());
            if (version != null) {
                require(agreement, version.tariff());
            }
        }
    }

    static void require(Agreement agreement, Tariff tariff) {
        Commodity.of(agreement.readingType()).flatMap(tariff::misfit).ifPresent(why -> {
            throw new InvalidDocumentException("tariff", why);
        });
    }
}
