package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses an agreement under which settlement would bill nothing, for its usage point delivers something else. */
final class PlaceOfAgreement {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceOfAgreement.class);

    private PlaceOfAgreement() {}

    /**
     * Compares an agreement with its usage point as that is published; of another document nothing is asked.
     *
     * @throws InvalidDocumentException where its reading type is of another commodity
     */
    static void require(Document document, TopicContents contents, SchemaRegistry registry) {
        if (document instanceof Agreement agreement) {
            published(agreement.usagePoint(), contents, registry).ifPresent(place -> require(agreement, place));
        }
    }

    static void require(Agreement agreement, UsagePoint place) {
        place.misfit(agreement).ifPresent(why -> {
            throw new InvalidDocumentException("readingType", why);
        });
    }

    private static Optional<UsagePoint> published(String id, TopicContents contents, SchemaRegistry registry) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(Topics.USAGE_POINTS, ReferenceHistory.class, registry);
        AtomicReference<UsagePoint> last = new AtomicReference<>();
        contents.forEach(Topics.USAGE_POINTS, (key, value) -> {
            if (value != null && new String(key, StandardCharsets.UTF_8).equals(id)) {
                try {
                    List<SignedDocument> history = SignedDocuments.toPure(wire.read(value));
                    last.set((UsagePoint)
                            DocumentCodec.decode(history.get(history.size() - 1).json()));
                } catch (MalformedRecordException | InvalidDocumentException | ClassCastException e) {
                    LOG.warn("{} holds what is no history of {}: {}", Topics.USAGE_POINTS.name(), id, e.getMessage());
                }
            }
        });
        return Optional.ofNullable(last.get());
    }
}
