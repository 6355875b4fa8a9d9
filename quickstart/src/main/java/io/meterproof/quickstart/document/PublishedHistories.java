package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topic;
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

/** What is published on a topic of reference data. */
final class PublishedHistories {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedHistories.class);

    private PublishedHistories() {}

    /** By subject, what was said last of each; a history that cannot be read is told and left out. */
    static <D extends Document> Map<String, D> last(
            Topic topic, Class<D> type, TopicContents contents, SchemaRegistry registry) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        Map<String, D> last = new HashMap<>();
        contents.forEach(topic, (key, value) -> {
            String id = new String(key, StandardCharsets.UTF_8);
            if (value != null) {
                try {
                    List<SignedDocument> history = SignedDocuments.toPure(wire.read(value));
                    last.put(
                            id,
                            type.cast(DocumentCodec.decode(
                                    history.get(history.size() - 1).json())));
                } catch (MalformedRecordException | InvalidDocumentException | ClassCastException e) {
                    LOG.warn("{} holds what is no history of {}: {}", topic.name(), id, e.getMessage());
                }
            }
        });
        return last;
    }
}
