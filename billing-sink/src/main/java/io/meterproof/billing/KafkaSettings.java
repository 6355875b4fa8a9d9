package io.meterproof.billing;

import io.meterproof.billing.topology.BoundedRocksDb;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka is used: only what is committed is read, and fetches fit a small heap. */
final class KafkaSettings {
    private static final String MEBIBYTE = Integer.toString(1 << 20);
    private static final String FETCH = Integer.toString(8 << 20);
    private static final String FETCH_AT_LEAST = Integer.toString(64 << 10);
    private static final String CHANGELOG_BATCH = Integer.toString(256 << 10);
    private static final String METADATA_MILLIS = "10000";

    private static final String MONTH_MILLIS = "2592000000";

    private final SinkOptions options;

    KafkaSettings(SinkOptions options) {
        this.options = options;
    }

    /** The archive's: positions are its own, see {@code io.meterproof.billing.archive}. */
    Consumer<byte[], byte[]> archiveConsumer() {
        Properties settings = consumer();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, options.applicationId + "-archive");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        // Few large batches: each writes a row of progress for every partition that moved.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_AT_LEAST);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "200");
        // A writer that waits for Cassandra stays a member: another one could not write either.
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.toString(Integer.MAX_VALUE));
        return open(settings);
    }

    /** Of what settlement asks for: its group goes on where all before was answered. */
    Consumer<byte[], byte[]> recallConsumer() {
        Properties settings = consumer();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, options.applicationId + "-recalls");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return open(settings);
    }

    /** Of what settlement is answered. */
    Producer<byte[], byte[]> answerProducer() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MEBIBYTE);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Of a whole topic, without a group. */
    Consumer<byte[], byte[]> follower() {
        return open(consumer());
    }

    /** A request waits for an answer: sooner a refusal than a long silence. */
    Properties keyLog() {
        Properties settings = new Properties();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "3000");
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "5000");
        return settings;
    }

    Properties streams() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, options.applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, options.stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "1000");
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Integer.toString(16 << 20));
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "500");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH);
        // A commit writes all that the caches hold at once.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), CHANGELOG_BATCH);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // What is erased leaves the changelogs too.
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG), MONTH_MILLIS);
        settings.put(StreamsConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        return settings;
    }

    private Properties consumer() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MEBIBYTE);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        return settings;
    }

    private static Consumer<byte[], byte[]> open(Properties settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
