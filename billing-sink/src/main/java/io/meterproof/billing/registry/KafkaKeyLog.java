package io.meterproof.billing.registry;

import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.KeyLogWriter;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic itself. One thread at a time appends. */
public final class KafkaKeyLog implements KeyLogTopic, AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.REGISTRY_EVENTS.name(), 0);

    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final KeyLogWriter writer;

    /** @param settings where the brokers are, and how long to wait for them */
    public KafkaKeyLog(Properties settings, SchemaRegistry registry) {
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        writer = new KeyLogWriter(producer, registry);
    }

    @Override
    public long size() {
        try {
            return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                    .partitionResult(PARTITION)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KeyLogUnavailableException(
                    "Kafka does not answer: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyLogUnavailableException("interrupted while asking Kafka", e);
        }
    }

    @Override
    public void append(SignedDocument signed) {
        try {
            writer.append(signed);
        } catch (IllegalStateException | InterruptException e) {
            throw new KeyLogUnavailableException("Kafka did not take the event: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
