package io.meterproof.records.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.setup.SchemaRegistration;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentPublisherTest {
    private static final SampleKey DESK = SampleKey.of(Role.DESK);
    private static final SampleKey REGISTRAR = SampleKey.of(Role.REGISTRAR);
    private static final SignedDocument TOP_UP = DocumentSigner.sign(topUp(), DESK.signer());
    private static final SignedDocument ACCOUNT = account("Ada");
    private static final SignedDocument RENAMED = account("Eve");
    private static final byte[] SUBJECT = "A-1".getBytes(UTF_8);
    private static final byte[] JUNK = {1, 2, 3};

    private final ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(new MockSchemaRegistryClient());
    private final AvroWire<SignedRecord> events = new AvroWire<>(Topics.TOP_UPS, SignedRecord.class, registry);
    private final AvroWire<ReferenceHistory> histories =
            new AvroWire<>(Topics.ACCOUNTS, ReferenceHistory.class, registry);
    private MockProducer<byte[], byte[]> producer = producer();

    @BeforeEach
    void registerSchemas() {
        new SchemaRegistration(registry).register(Topics.ALL);
    }

    @Test
    void aDocumentThatIsThereIsNotPublishedAgain() {
        byte[] there = events.write(SignedDocuments.toAvro(TOP_UP));

        assertThat(publisher(Topics.TOP_UPS, there).publish(List.of(TOP_UP))).isZero();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aSecondDocumentExtendsItsSubjectsHistory() throws Exception {
        byte[] there = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT)));

        assertThat(publisher(Topics.ACCOUNTS, there).publish(List.of(ACCOUNT, RENAMED)))
                .isOne();
        assertThat(SignedDocuments.toPure(histories.read(only().value())))
                .extracting(SignedDocument::json)
                .containsExactly(ACCOUNT.json(), RENAMED.json());
    }

    @Test
    void aCopyThatNobodyBelievesDoesNotKeepTheGenuineOneAway() {
        byte[] unsigned = events.write(SignedDocuments.toAvro(unsigned(TOP_UP)));

        assertThat(publisher(Topics.TOP_UPS, unsigned).publish(List.of(TOP_UP))).isOne();
        assertThat(only().value()).isEqualTo(events.write(SignedDocuments.toAvro(TOP_UP)));
    }

    @Test
    void aCopyThatIsFiledUnderAnotherSubjectDoesNotEither() {
        byte[] there = events.write(SignedDocuments.toAvro(TOP_UP));

        assertThat(publisherOf(Topics.TOP_UPS, "A-2".getBytes(UTF_8), there).publish(List.of(TOP_UP)))
                .isOne();
    }

    @Test
    void aHistoryIsPublishedAgainWithoutWhatNobodyBelieves() throws Exception {
        byte[] good = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT)));
        byte[] spoilt = histories.write(SignedDocuments.toAvro("A-1", List.of(unsigned(RENAMED))));

        assertThat(publisher(Topics.ACCOUNTS, good, spoilt).publish(List.of(ACCOUNT)))
                .isZero();
        assertThat(SignedDocuments.toPure(histories.read(only().value())))
                .extracting(SignedDocument::json)
                .containsExactly(ACCOUNT.json());

        producer.clear();
        assertThat(publisher(Topics.ACCOUNTS, good, spoilt).publish(List.of(RENAMED)))
                .isOne();
        assertThat(SignedDocuments.toPure(histories.read(only().value()))).hasSize(2);
    }

    @Test
    void aHistoryThatWasTurnedBackIsPublishedAgainAsItWas() throws Exception {
        byte[] whole = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT, RENAMED)));
        byte[] turned = histories.write(SignedDocuments.toAvro("A-1", List.of(RENAMED, ACCOUNT)));
        byte[] shorter = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT)));

        for (byte[] last : List.of(turned, shorter)) {
            producer.clear();
            assertThat(publisher(Topics.ACCOUNTS, whole, last).publish(List.of(RENAMED)))
                    .isZero();
            assertThat(only().value()).isEqualTo(whole);
        }
    }

    @Test
    void aHistoryThatIsWholeIsNotPublishedAgain() {
        byte[] there = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT)));

        assertThat(publisher(Topics.ACCOUNTS, there).publish(List.of(ACCOUNT))).isZero();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void junkAmongTheEventsIsSkipped() {
        assertThat(publisher(Topics.TOP_UPS, JUNK, null).publish(List.of(TOP_UP)))
                .isOne();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void anUnreadableHistoryIsNotOverwritten() {
        DocumentPublisher publisher = publisher(Topics.ACCOUNTS, JUNK);

        assertThatThrownBy(() -> publisher.publish(List.of(ACCOUNT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("reference.accounts holds an unreadable history of A-1, which is not overwritten");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aLaterReadableHistoryMendsAnUnreadableOne() {
        byte[] later = histories.write(SignedDocuments.toAvro("A-1", List.of(ACCOUNT)));

        assertThat(publisher(Topics.ACCOUNTS, JUNK, later).publish(List.of(RENAMED)))
                .isOne();
    }

    @Test
    void aDocumentThatTheBrokersRefuseIsAnError() {
        producer = new Refusing();
        DocumentPublisher publisher = publisher(Topics.TOP_UPS);

        assertThatThrownBy(() -> publisher.publish(List.of(TOP_UP)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The brokers did not take every record: too large")
                .hasCauseInstanceOf(RecordTooLargeException.class);
    }

    private ProducerRecord<byte[], byte[]> only() {
        assertThat(producer.history()).hasSize(1);
        return producer.history().get(0);
    }

    private DocumentPublisher publisher(Topic topic, byte[]... values) {
        return publisherOf(topic, SUBJECT, values);
    }

    private DocumentPublisher publisherOf(Topic topic, byte[] key, byte[]... values) {
        return new DocumentPublisher(
                producer,
                new TopicContents(() -> consumer(topic, key, values)),
                registry,
                new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle())),
                new TrustedKeys(List.of(DESK.trusted(), REGISTRAR.trusted())));
    }

    private static Consumer<byte[], byte[]> consumer(Topic topic, byte[] key, byte[]... values) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        consumer.updatePartitions(topic.name(), List.of(new PartitionInfo(topic.name(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) values.length));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < values.length; offset++) {
                consumer.addRecord(new ConsumerRecord<>(topic.name(), 0, offset, key, values[offset]));
            }
        });
        return consumer;
    }

    private static TopUp topUp() {
        return new TopUp("T-1", "A-1", 5_000_000, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static SignedDocument account(String name) {
        return DocumentSigner.sign(new Account("A-1", name, "EUR", Payment.PREPAID, 48), REGISTRAR.signer());
    }

    private static SignedDocument unsigned(SignedDocument document) {
        return new SignedDocument(document.json(), List.of());
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A cluster that takes nothing: it says so when the record is acknowledged, as brokers do. */
    private static final class Refusing extends MockProducer<byte[], byte[]> {
        Refusing() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized void flush() {
            errorNext(new RecordTooLargeException("too large"));
            super.flush();
        }
    }
}
