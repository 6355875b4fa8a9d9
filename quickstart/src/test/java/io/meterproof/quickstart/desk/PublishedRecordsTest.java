package io.meterproof.quickstart.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.LocalTrust;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedRecordsTest {
    private static final TopUp TOP_UP = new TopUp("p-1", "a-1", 65_000_000, Instant.parse("2026-03-05T00:00:00Z"));

    private static final byte[] ACCOUNT = "a-1".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private final List<ConsumerRecord<byte[], byte[]>> topUps = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private KeyDirectory keys;
    private PublishedRecords published;

    @BeforeEach
    void keysAndTrust() throws IOException {
        keys = new KeyDirectory(directory);
        keys.complete(new SecureRandom());
        TrustFile.Chain chain = new TrustFile.Chain("31337", "0x", Optional.empty());
        TrustedKeys trusted = LocalTrust.of(keys.all(), keys.logMlDsa44(), List.of(), 4, chain)
                .keys();
        published = new PublishedRecords(
                new CatalogueRegistry(),
                new DocumentVerifier(
                        ProviderVerifier.of(CryptoProviders.preferred().provider())),
                trusted,
                new TopicContents(this::kafka));
    }

    @Test
    void whatTheDeskSignedIsATopUp() throws IOException {
        publish(signedBy(keys.key(Role.DESK).signer()));

        assertThat(of("a-1")).containsExactly(TOP_UP);
        assertThat(of("a-2")).isEmpty();
    }

    @Test
    void whatSomebodyElseSignedCannotKeepTheGenuineOneAway() throws IOException {
        publish(signedBy(keys.key(Role.BILLING).signer()));
        publish(new byte[] {1, 2, 3});

        assertThat(of("a-1")).isEmpty();
    }

    @Test
    void whatSettlementRefusedIsAsIfItWereNotPublished() throws IOException {
        byte[] value = signedBy(keys.key(Role.DESK).signer());
        publish(value);
        refuse(Topics.SETTLEMENT_COMMANDS, 0, value);
        assertThat(of("a-1")).containsExactly(TOP_UP);

        refuse(Topics.TOP_UPS, 0, value);

        assertThat(of("a-1")).isEmpty();
    }

    @Test
    void whatWaitsIsPublishedAndSettlementsLastWordOfItIsKnown() throws IOException {
        byte[] value = signedBy(keys.key(Role.DESK).signer());
        publish(value);
        refuse(Topics.TOP_UPS, 0, value, "waits for a first reason");
        refuse(Topics.TOP_UPS, 0, value, "waits for tariff t-9");

        assertThat(of("a-1")).containsExactly(TOP_UP);
        assertThat(published.objections(Topics.TOP_UPS, TopUp.class, Set.of("a-1")))
                .containsExactly(Map.entry(TOP_UP, "waits for tariff t-9"));
        assertThat(published.objections(Topics.TOP_UPS, TopUp.class, Set.of("a-2")))
                .isEmpty();
    }

    @Test
    void whatIsPublishedOnceMoreAfterItWasRefusedCountsAgain() throws IOException {
        byte[] value = signedBy(keys.key(Role.DESK).signer());
        publish(value);
        refuse(Topics.TOP_UPS, 0, value);

        publish(value);

        assertThat(of("a-1")).containsExactly(TOP_UP);
    }

    private List<TopUp> of(String account) {
        return published.of(Topics.TOP_UPS, TopUp.class, Set.of(account));
    }

    private void publish(byte[] value) {
        topUps.add(new ConsumerRecord<>(Topics.TOP_UPS.name(), 0, topUps.size(), ACCOUNT, value));
    }

    private void refuse(Topic topic, long offset, byte[] value) {
        refuse(topic, offset, value, "no");
    }

    private void refuse(Topic topic, long offset, byte[] value, String reason) {
        ConsumerRecord<byte[], byte[]> letter =
                new ConsumerRecord<>(Topics.DEAD_LETTERS.name(), 0, letters.size(), ACCOUNT, value);
        DeadLetters.of(topic.name(), 0, offset, ACCOUNT, value, reason)
                .headers()
                .forEach(letter.headers()::add);
        letters.add(letter);
    }

    private Consumer<byte[], byte[]> kafka() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        hold(consumer, Topics.TOP_UPS, topUps);
        hold(consumer, Topics.DEAD_LETTERS, letters);
        consumer.schedulePollTask(() -> {
            Set<TopicPartition> assigned = consumer.assignment();
            Stream.concat(topUps.stream(), letters.stream())
                    .filter(record -> assigned.contains(new TopicPartition(record.topic(), record.partition())))
                    .forEach(consumer::addRecord);
        });
        return consumer;
    }

    private static void hold(
            MockConsumer<byte[], byte[]> consumer, Topic topic, List<ConsumerRecord<byte[], byte[]>> records) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        consumer.updatePartitions(topic.name(), List.of(new PartitionInfo(topic.name(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) records.size()));
    }

    private static byte[] signedBy(DocumentSigner signer) {
        SignedDocument signed = DocumentSigner.sign(TOP_UP, signer);
        return new AvroWire<>(Topics.TOP_UPS, SignedRecord.class, new CatalogueRegistry())
                .write(SignedDocuments.toAvro(signed));
    }
}
