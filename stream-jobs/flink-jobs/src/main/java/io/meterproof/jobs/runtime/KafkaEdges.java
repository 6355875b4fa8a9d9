package io.meterproof.jobs.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The one way in which jobs read from and write to Kafka. */
public final class KafkaEdges {
    /** Longer than a Flink checkpoint and a restart together; the broker must allow it. */
    private static final String TRANSACTION_TIMEOUT_MILLIS = "600000";

    private static final Duration LINGER = Duration.ofMillis(20);
    /** Nobody sees a transaction's records before its commit, and a commit does not wait: these may gather longer. */
    private static final Duration TRANSACTION_LINGER = Duration.ofMillis(200);

    /** A fetch is answered as soon as there is data: only idle topics are asked less often. */
    private static final String LONGEST_FETCH_MILLIS = "5000";

    /** Another generation of the log's shards has more partitions. */
    private static final String DISCOVERY_MILLIS = "30000";

    /** Writers of one partition have clocks of their own, and transactions gather. */
    private static final Duration DISORDER = Duration.ofMinutes(1);
    /** A topic without news holds no time back, once it has been so for long enough to tell it from a slow commit. */
    private static final Duration IDLE = Duration.ofMinutes(2);
    /** How far one topic is read ahead of another. */
    private static final Duration DRIFT = Duration.ofHours(1);

    private final StreamExecutionEnvironment environment;
    private final JobOptions options;
    private final String job;

    public KafkaEdges(StreamExecutionEnvironment environment, JobOptions options, String job) {
        this.environment = environment;
        this.options = options;
        this.job = job;
    }

    /** Committed records of a topic, from where the job's state left off, without state from the beginning. */
    public DataStream<Message> read(MessageKind kind, SubjectOfKey subjectOfKey) {
        return read(kind, subjectOfKey, kind.topic(), WatermarkStrategy.noWatermarks());
    }

    /** As {@link #read}; event time is when the records were written, and the job's topics are read side by side in it. */
    public DataStream<Message> readInTime(MessageKind kind, SubjectOfKey subjectOfKey) {
        WatermarkStrategy<Message> written = WatermarkStrategy.<Message>forBoundedOutOfOrderness(DISORDER)
                .withIdleness(IDLE)
                .withWatermarkAlignment(job, DRIFT);
        return read(kind, subjectOfKey, kind.topic(), written);
    }

    /**
     * As {@link #read}, in a time of its own.
     *
     * @param name of this reader, other than the topic's if the job reads that too
     */
    public DataStream<Message> read(
            MessageKind kind, SubjectOfKey subjectOfKey, String name, WatermarkStrategy<Message> watermarks) {
        KafkaSource<Message> source = KafkaSource.<Message>builder()
                .setBootstrapServers(options.bootstrapServers())
                .setTopics(kind.topic())
                .setGroupId(name.equals(kind.topic()) ? job : job + "-" + name)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new MessageReader(kind, subjectOfKey))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")
                .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MILLIS)
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS)
                .build();
        return environment
                .fromSource(source, watermarks, name, ImmutableType.MESSAGE)
                .uid(name);
    }

    /**
     * Writes within the Flink checkpoint's transaction: downstream sees each message once.
     *
     * @param kinds all kinds among the messages
     */
    public void writeExactlyOnce(DataStream<Message> messages, String name, MessageKind... kinds) {
        write(messages, name, DeliveryGuarantee.EXACTLY_ONCE, kinds);
    }

    /** Writes at once, outside transactions: after a failure some messages come again. */
    public void writeAtLeastOnce(DataStream<Message> messages, String name, MessageKind... kinds) {
        write(messages, name, DeliveryGuarantee.AT_LEAST_ONCE, kinds);
    }

    private void write(DataStream<Message> messages, String name, DeliveryGuarantee guarantee, MessageKind... kinds) {
        List<String> topics = Arrays.stream(kinds).map(MessageKind::topic).toList();
        messages.sinkTo(sink(name, guarantee, topics)).name(name).uid(name);
    }

    private KafkaSink<Message> sink(String name, DeliveryGuarantee guarantee, List<String> topics) {
        Properties producer = new Properties();
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(16 << 20));
        Duration linger = guarantee == DeliveryGuarantee.EXACTLY_ONCE ? TRANSACTION_LINGER : LINGER;
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, Long.toString(linger.toMillis()));
        producer.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 << 10));
        return KafkaSink.<Message>builder()
                .setBootstrapServers(options.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(job + "-" + name)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setRecordSerializer(new MessageWriter(topics))
                .build();
    }
}
