package io.meterproof.records.publish;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topic;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes signed documents to their topics. A document that is there already is not published again; a copy there that
 * settlement does not believe is as none, so it cannot keep the genuine one away.
 */
public final class DocumentPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentPublisher.class);

    private final Producer<byte[], byte[]> producer;
    private final TopicContents contents;
    private final SchemaRegistry registry;
    private final Belief belief;
    private final Function<Document, Optional<Instant>> arrival;

    /** Documents arrive when they are published. */
    public DocumentPublisher(
            Producer<byte[], byte[]> producer,
            TopicContents contents,
            SchemaRegistry registry,
            DocumentVerifier verifier,
            TrustedKeys trusted) {
        this(producer, contents, registry, verifier, trusted, document -> Optional.empty());
    }

    /** @param arrival of single documents in a simulation, by which settlement books them; empty for now */
    public DocumentPublisher(
            Producer<byte[], byte[]> producer,
            TopicContents contents,
            SchemaRegistry registry,
            DocumentVerifier verifier,
            TrustedKeys trusted,
            Function<Document, Optional<Instant>> arrival) {
        this.arrival = arrival;
        this.producer = producer;
        this.contents = contents;
        this.registry = registry;
        this.belief = new Belief(verifier, trusted);
    }

    /**
     * Publishes documents in their order, those of one subject on a {@code reference.*} topic as its extended history.
     * Returns when the brokers have them. What a topic holds that is no document is skipped with a warning.
     *
     * @return how many were new
     * @throws io.meterproof.metering.document.InvalidDocumentException for a text that is no document, or one with which
     *     settlement would refuse its whole history
     * @throws IllegalStateException if the brokers do not take every document, or if a subject's history is unreadable
     *     and would be overwritten
     */
    public int publish(Collection<SignedDocument> documents) {
        Map<Topic, Map<SignedDocument, Document>> byTopic = new LinkedHashMap<>();
        for (SignedDocument signed : documents) {
            Document document = DocumentCodec.decode(signed.json());
            byTopic.computeIfAbsent(DocumentTopics.of(document), topic -> new LinkedHashMap<>())
                    .put(signed, document);
        }
        Sending sending = new Sending(producer);
        int published = byTopic.entrySet().stream()
                .mapToInt(each -> DocumentTopics.holdsHistories(each.getKey())
                        ? publishHistories(each.getKey(), each.getValue(), sending)
                        : publishEvents(each.getKey(), each.getValue(), sending))
                .sum();
        sending.finish();
        return published;
    }

    private int publishEvents(Topic topic, Map<SignedDocument, Document> documents, Sending sending) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        Set<Hash> wanted = documents.keySet().stream().map(SignedDocument::hash).collect(Collectors.toSet());
        Set<Hash> known = new HashSet<>();
        contents.forEach(topic, (key, value) -> {
            try {
                SignedDocument signed = SignedDocuments.toPure(wire.read(value));
                if (wanted.contains(signed.hash())) {
                    belief.require(signed, key);
                    known.add(signed.hash());
                }
            } catch (MalformedRecordException | InvalidDocumentException e) {
                LOG.warn("{} holds what nobody believes: {}", topic.name(), e.getMessage());
            }
        });
        int published = 0;
        for (Map.Entry<SignedDocument, Document> each : documents.entrySet()) {
            if (known.add(each.getKey().hash())) {
                byte[] value = wire.write(SignedDocuments.toAvro(each.getKey()));
                sending.send(event(topic, each.getValue(), value));
                published++;
            }
        }
        return published;
    }

    private int publishHistories(Topic topic, Map<SignedDocument, Document> documents, Sending sending) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        Histories histories = new Histories(topic.name());
        Set<String> subjects =
                documents.values().stream().map(Document::subject).collect(Collectors.toSet());
        contents.forEach(topic, (key, value) -> {
            if (subjects.contains(new String(key, StandardCharsets.UTF_8))) {
                load(topic, wire, key, value, histories);
            }
        });
        int published = 0;
        Set<String> extended = new HashSet<>();
        for (Map.Entry<SignedDocument, Document> each : documents.entrySet()) {
            String subject = each.getValue().subject();
            if (histories.extend(subject, each.getKey())) {
                extended.add(subject);
                published++;
            } else if (histories.isSpoilt(subject)) {
                extended.add(subject);
            }
        }
        extended.forEach(subject -> check(histories.of(subject)));
        extended.forEach(subject -> sending.send(
                record(topic, subject, wire.write(SignedDocuments.toAvro(subject, histories.of(subject))))));
        return published;
    }

    /** @throws InvalidDocumentException where settlement would refuse the history */
    private static void check(List<SignedDocument> history) {
        InForce.check(
                history.stream().map(each -> DocumentCodec.decode(each.json())).toList());
    }

    private void load(Topic topic, AvroWire<ReferenceHistory> wire, byte[] key, byte[] value, Histories histories) {
        String subject = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            histories.forget(subject);
            return;
        }
        try {
            List<SignedDocument> history = SignedDocuments.toPure(wire.read(value));
            List<SignedDocument> counting = history.stream()
                    .filter(signed -> counts(topic, key, signed))
                    .toList();
            histories.load(subject, counting, counting.size() == history.size());
        } catch (MalformedRecordException e) {
            LOG.warn("{} holds what is no history of {}: {}", topic.name(), subject, e.getMessage());
            histories.unreadable(subject);
        }
    }

    /** Settlement believes no history with a document that does not count: it is left out of the next one. */
    private boolean counts(Topic topic, byte[] key, SignedDocument signed) {
        try {
            belief.require(signed, key);
            return true;
        } catch (InvalidDocumentException e) {
            LOG.warn("{} holds what nobody believes: {}", topic.name(), e.getMessage());
            return false;
        }
    }

    private ProducerRecord<byte[], byte[]> event(Topic topic, Document document, byte[] value) {
        byte[] key = document.subject().getBytes(StandardCharsets.UTF_8);
        Long timestamp = arrival.apply(document).map(Instant::toEpochMilli).orElse(null);
        return new ProducerRecord<>(topic.name(), null, timestamp, key, value);
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String subject, byte[] value) {
        return new ProducerRecord<>(topic.name(), subject.getBytes(StandardCharsets.UTF_8), value);
    }
}
