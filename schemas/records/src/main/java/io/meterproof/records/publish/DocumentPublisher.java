package io.meterproof.records.publish;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topic;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes signed documents to their topics. A document that is there already is not published again. */
public final class DocumentPublisher {
    private final Producer<byte[], byte[]> producer;
    private final TopicContents contents;
    private final SchemaRegistry registry;

    public DocumentPublisher(Producer<byte[], byte[]> producer, TopicContents contents, SchemaRegistry registry) {
        this.producer = producer;
        this.contents = contents;
        this.registry = registry;
    }

    /**
     * Publishes documents in their order, those of one subject on a {@code reference.*} topic as its extended history.
     * Returns when the brokers have them.
     *
     * @return how many were new
     * @throws io.meterproof.metering.document.InvalidDocumentException for a text that is no document
     * @throws IllegalStateException if a topic holds what is no document
     */
    public int publish(Collection<SignedDocument> documents) {
        Map<Topic, Map<SignedDocument, Document>> byTopic = new LinkedHashMap<>();
        for (SignedDocument signed : documents) {
            Document document = DocumentCodec.decode(signed.json());
            byTopic.computeIfAbsent(DocumentTopics.of(document), topic -> new LinkedHashMap<>())
                    .put(signed, document);
        }
        int published = byTopic.entrySet().stream()
                .mapToInt(each -> DocumentTopics.holdsHistories(each.getKey())
                        ? publishHistories(each.getKey(), each.getValue())
                        : publishEvents(each.getKey(), each.getValue()))
                .sum();
        producer.flush();
        return published;
    }

    private int publishEvents(Topic topic, Map<SignedDocument, Document> documents) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        Set<Hash> known = new HashSet<>();
        contents.forEach(
                topic,
                (key, value) -> known.add(pure(topic, () -> SignedDocuments.toPure(wire.read(value)))
                        .hash()));
        int published = 0;
        for (Map.Entry<SignedDocument, Document> each : documents.entrySet()) {
            if (known.add(each.getKey().hash())) {
                send(topic, each.getValue().subject(), wire.write(SignedDocuments.toAvro(each.getKey())));
                published++;
            }
        }
        return published;
    }

    private int publishHistories(Topic topic, Map<SignedDocument, Document> documents) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        Map<String, List<SignedDocument>> histories = new LinkedHashMap<>();
        contents.forEach(topic, (key, value) -> {
            if (value != null) {
                ReferenceHistory history = pure(topic, () -> wire.read(value));
                histories.put(
                        history.getSubject(), new ArrayList<>(pure(topic, () -> SignedDocuments.toPure(history))));
            }
        });
        Set<Hash> known = new HashSet<>();
        histories.values().forEach(history -> history.forEach(document -> known.add(document.hash())));
        Set<String> extended = new HashSet<>();
        int before = known.size();
        documents.forEach((signed, document) -> {
            if (known.add(signed.hash())) {
                histories
                        .computeIfAbsent(document.subject(), subject -> new ArrayList<>())
                        .add(signed);
                extended.add(document.subject());
            }
        });
        extended.forEach(
                subject -> send(topic, subject, wire.write(SignedDocuments.toAvro(subject, histories.get(subject)))));
        return known.size() - before;
    }

    private void send(Topic topic, String subject, byte[] value) {
        producer.send(new ProducerRecord<>(topic.name(), subject.getBytes(StandardCharsets.UTF_8), value));
    }

    private static <T> T pure(Topic topic, Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedRecordException e) {
            throw new IllegalStateException(topic.name() + " holds what is no document: " + e.getMessage(), e);
        }
    }

    private interface Reading<T> {
        T read() throws MalformedRecordException;
    }
}
