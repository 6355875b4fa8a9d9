package io.meterproof.quickstart.fsck;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.process.ChildProcess;
import io.meterproof.quickstart.process.FreePorts;
import io.meterproof.quickstart.server.KafkaBroker;
import io.meterproof.records.Topics;
import io.meterproof.records.setup.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka broker of one test, with every topic of the catalogue. */
final class Broker implements AutoCloseable {
    private static final int IN_TRANSACTION = 50;

    private final ChildProcess process;
    private final String address;

    private Broker(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    static Broker start(Path directory) throws Exception {
        StackDirectory stack = new StackDirectory(directory);
        Map<String, Integer> ports =
                FreePorts.choose(List.of(Port.KAFKA.label(), Port.KAFKA_CONTROLLER.label()), Map.of());
        KafkaBroker kafka = new KafkaBroker(new Site(Installation.current(), stack, ports));
        ChildProcess process = ChildProcess.start(kafka.command(), stack.of("kafka"), stack.log("kafka"));
        Broker broker = new Broker(process, "127.0.0.1:" + ports.get(Port.KAFKA.label()));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address))) {
            new TopicSetup(admin, (short) 1).create(Topics.ALL);
        }
        return broker;
    }

    String address() {
        return address;
    }

    /** Writes everything, some records to a transaction, and after each another transaction that is aborted. */
    void write(MemoryTopics topics) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        address,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            topics.everything().forEach(partition -> {
                for (int from = 0; from < partition.size(); from += IN_TRANSACTION) {
                    producer.beginTransaction();
                    partition
                            .subList(from, Math.min(from + IN_TRANSACTION, partition.size()))
                            .forEach(record -> producer.send(toKafka(record)));
                    producer.commitTransaction();
                    producer.beginTransaction();
                    producer.send(toKafka(partition.get(0)));
                    producer.flush();
                    producer.abortTransaction();
                }
            });
        }
    }

    private static ProducerRecord<byte[], byte[]> toKafka(LogRecord record) {
        return new ProducerRecord<>(
                record.position().topic(), record.position().partition(), record.key(), record.value());
    }

    @Override
    public void close() throws InterruptedException {
        process.stop(Duration.ofSeconds(10));
    }
}
