package io.meterproof.quickstart.desk;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Histories of documents as they are published now. */
public record PublishedHistories(TopicContents contents, SchemaRegistry registry) {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedHistories.class);

    /** The last history of each subject that does not contradict itself: settlement believes no other. */
    public Map<String, List<Identified<Document>>> of(Topic topic) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        Map<String, List<Identified<Document>>> histories = new HashMap<>();
        contents.forEach(topic, (key, value) -> {
            String subject = new String(key, StandardCharsets.UTF_8);
            if (value == null) {
                histories.remove(subject);
                return;
            }
            try {
                histories.put(subject, history(wire.read(value)));
            } catch (MalformedRecordException | InvalidDocumentException e) {
                LOG.warn("{} holds what is no history of {}: {}", topic.name(), subject, e.getMessage());
            }
        });
        return histories;
    }

    private static List<Identified<Document>> history(ReferenceHistory published) throws MalformedRecordException {
        List<Identified<Document>> history = new ArrayList<>();
        for (SignedDocument signed : SignedDocuments.toPure(published)) {
            history.add(new Identified<>(signed.hash(), DocumentCodec.decode(signed.json())));
        }
        InForce.check(history.stream().map(Identified::content).toList());
        return List.copyOf(history);
    }
}
