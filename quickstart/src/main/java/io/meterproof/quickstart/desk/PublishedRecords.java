package io.meterproof.quickstart.desk;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The single documents that are published, as settlement reads them. */
record PublishedRecords(
        SchemaRegistry registry, DocumentVerifier verifier, TrustedKeys trusted, TopicContents contents) {

    /** Accounts' documents of a type that are applied or wait; what settlement made a dead letter is none. */
    <D extends Document> List<D> of(Topic topic, Class<D> type, Set<String> accounts) {
        Set<DeadLetters.Origin> refused = refused();
        List<D> published = new ArrayList<>();
        contents.forEachRecord(topic, record -> {
            if (isOf(accounts, record) && !refused.contains(place(record))) {
                read(topic, type, record.value()).ifPresent(published::add);
            }
        });
        return published;
    }

    /** What settlement said last of accounts' documents of a type that it refused, or that wait. */
    <D extends Document> Map<D, String> objections(Topic topic, Class<D> type, Set<String> accounts) {
        Map<D, String> objections = new HashMap<>();
        contents.forEachRecord(Topics.DEAD_LETTERS, letter -> {
            if (isFrom(topic, letter) && isOf(accounts, letter)) {
                read(topic, type, letter.value())
                        .ifPresent(document -> objections.put(
                                document, DeadLetters.reason(letter.headers()).orElse("")));
            }
        });
        return objections;
    }

    private static boolean isFrom(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        return DeadLetters.origin(letter.headers())
                .filter(origin -> origin.topic().equals(topic.name()))
                .isPresent();
    }

    private static boolean isOf(Set<String> accounts, ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null && accounts.contains(new String(record.key(), StandardCharsets.UTF_8));
    }

    private Set<DeadLetters.Origin> refused() {
        Set<DeadLetters.Origin> refused = new HashSet<>();
        contents.forEachRecord(Topics.DEAD_LETTERS, letter -> {
            boolean waits = DeadLetters.reason(letter.headers())
                    .filter(reason -> reason.startsWith(DeadLetters.WAITS))
                    .isPresent();
            if (!waits) {
                DeadLetters.origin(letter.headers()).ifPresent(refused::add);
            }
        });
        return refused;
    }

    private static DeadLetters.Origin place(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetters.Origin(record.topic(), record.partition(), record.offset());
    }

    private <D extends Document> Optional<D> read(Topic topic, Class<D> type, byte[] value) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        try {
            Document document = verifier.verify(SignedDocuments.toPure(wire.read(value)), trusted);
            return Optional.of(document).filter(type::isInstance).map(type::cast);
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return Optional.empty();
        }
    }
}
