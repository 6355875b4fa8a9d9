package io.meterproof.records.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.KeyLogEntry;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.setup.SchemaRegistration;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyLogTest {
    private static final Hash METER = Identities.meter("Maker", "S-1");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final SampleKey FIRST = SampleKey.of(Role.OPERATOR);
    private static final SampleKey SECOND = SampleKey.of(Role.OPERATOR);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.REGISTRY_EVENTS.name(), 0);

    private final ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(new MockSchemaRegistryClient());
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @BeforeEach
    void registerSchemas() {
        new SchemaRegistration(registry).register(Topics.ALL);
    }

    @Test
    void whatSettlementRefusesHasNoPartInTheKeyLog() {
        SignedDocument unapproved = revocation(FIRST);
        SignedDocument approved = revocation(FIRST, SECOND);

        Map<Hash, KeyHistory> log = read(
                record(0, METER.hex(), value(unapproved)),
                record(1, METER.hex(), new byte[] {1, 2, 3}),
                record(2, Hash.ZERO.hex(), value(approved)),
                record(3, METER.hex(), value(approved)));

        assertThat(log).containsOnlyKeys(METER);
        assertThat(log.get(METER).entries()).extracting(KeyLogEntry::position).containsExactly(3L);
        assertThat(log.get(METER).holds(approved.hash())).isTrue();
    }

    @Test
    void anEventIsAppendedUnderItsMeter() throws Exception {
        SignedDocument approved = revocation(FIRST, SECOND);

        new KeyLogWriter(producer, registry).append(approved);

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("registry.events");
        assertThat(new String(sent.key(), UTF_8)).isEqualTo(METER.hex());
        assertThat(SignedDocuments.toPure(wire().read(sent.value())).hash()).isEqualTo(approved.hash());
    }

    @SafeVarargs
    private Map<Hash, KeyHistory> read(ConsumerRecord<byte[], byte[]>... records) {
        TrustedKeys trusted =
                new TrustedKeys(Stream.of(FIRST, SECOND).map(SampleKey::trusted).toList());
        DocumentVerifier verifier = new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
        return new KeyLogReader(new TopicContents(() -> consumer(records)), registry, verifier, trusted).read();
    }

    @SafeVarargs
    private static Consumer<byte[], byte[]> consumer(ConsumerRecord<byte[], byte[]>... records) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(
                PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) records.length));
        consumer.schedulePollTask(() -> Arrays.stream(records).forEach(consumer::addRecord));
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, byte[] value) {
        return new ConsumerRecord<>(PARTITION.topic(), 0, offset, key.getBytes(UTF_8), value);
    }

    private byte[] value(SignedDocument signed) {
        return wire().write(SignedDocuments.toAvro(signed));
    }

    private AvroWire<SignedRecord> wire() {
        return new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
    }

    private static SignedDocument revocation(SampleKey... operators) {
        return DocumentSigner.sign(
                new KeyRevocation(METER, Hash.ZERO, AT, "meter scrapped"),
                Arrays.stream(operators).map(SampleKey::signer).toArray(DocumentSigner[]::new));
    }
}
