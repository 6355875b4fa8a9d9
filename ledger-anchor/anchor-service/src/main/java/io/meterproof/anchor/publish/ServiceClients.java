package io.meterproof.anchor.publish;

import io.meterproof.records.publish.KafkaClients;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The consumer and the producer of this service: it keeps its own positions, and is told soon when the brokers do not answer. */
public record ServiceClients(KafkaClients kafka) {
    private static final int FETCH_BYTES = 16 << 20;
    /** Another generation of the log's shards has more partitions. */
    private static final int NEW_PARTITIONS_MILLIS = 30_000;

    public Consumer<byte[], byte[]> consumer() {
        return kafka.consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                NEW_PARTITIONS_MILLIS));
    }

    public Producer<byte[], byte[]> producer() {
        return kafka.producer(Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000));
    }
}
