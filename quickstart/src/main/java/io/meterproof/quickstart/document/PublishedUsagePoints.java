package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.UsagePointTree;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The usage points that are published, by what was said last of each. */
final class PublishedUsagePoints {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedUsagePoints.class);

    private PublishedUsagePoints() {}

    /**
     * Judges a usage point that stands beneath others by these; of another document nothing is asked.
     *
     * @throws InvalidDocumentException where it would stand beneath itself, beneath one of another commodity, too deep, or with too
     *     many others
     */
    static void require(Document document, TopicContents contents, SchemaRegistry registry) {
        if (document instanceof UsagePoint usagePoint) {
            UsagePointTree.check(usagePoint, all(contents, registry));
        }
    }

    /** By id. */
    static Map<String, UsagePoint> all(TopicContents contents, SchemaRegistry registry) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(Topics.USAGE_POINTS, ReferenceHistory.class, registry);
        Map<String, UsagePoint> last = new HashMap<>();
        contents.forEach(Topics.USAGE_POINTS, (key, value) -> {
            String id = new String(key, StandardCharsets.UTF_8);
            if (value != null) {
                try {
                    List<SignedDocument> history = SignedDocuments.toPure(wire.read(value));
                    last.put(id, (UsagePoint)
                            DocumentCodec.decode(history.get(history.size() - 1).json()));
                } catch (MalformedRecordException | InvalidDocumentException | ClassCastException e) {
                    LOG.warn("{} holds what is no history of {}: {}", Topics.USAGE_POINTS.name(), id, e.getMessage());
                }
            }
        });
        return last;
    }
}
