package io.meterproof.jobs.runtime;

import io.meterproof.records.Topic;
import io.meterproof.records.publish.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** What a job asks about topics before it starts to read and write them. */
final class KafkaTopics {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FEW = 16;

    private final String bootstrapServers;

    KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * How many partitions a topic has.
     *
     * @throws IllegalStateException if there is no such topic
     */
    int partitions(Topic topic) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return partitionsOf(topic, consumer).size();
        }
    }

    /** The last committed record of each of a topic's partitions that has one, by partition. */
    Map<Integer, byte[]> last(Topic topic) {
        Map<Integer, byte[]> last = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            for (TopicPartition partition : partitionsOf(topic, consumer)) {
                last(partition, consumer).ifPresent(value -> last.put(partition.partition(), value));
            }
        }
        return last;
    }

    /** Some of the last offsets are markers of transactions: it begins further back until there is a record. */
    private static Optional<byte[]> last(TopicPartition partition, Consumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        Optional<byte[]> last = Optional.empty();
        for (long back = FEW; last.isEmpty() && begin < end; back *= FEW) {
            consumer.seek(partition, Math.max(begin, end - back));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    last = Optional.of(record.value());
                }
            }
            if (end - back <= begin) {
                break;
            }
        }
        return last;
    }

    /** Gives topics more partitions; those that have as many stay as they are. */
    void grow(int partitions, Topic... topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (Topic topic : topics) {
                if (partitions(topic) < partitions) {
                    admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
                            .all()
                            .get();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the log gets no new shards: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Whether any record is committed. Offsets cannot tell: the markers of transactions, even of aborted ones, have some too. */
    boolean hasRecords(Topic topic) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitionsOf(topic, consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (!consumer.poll(POLL).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<TopicPartition> partitionsOf(Topic topic, Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
        if (partitions.isEmpty()) {
            throw new IllegalStateException("no broker knows the topic " + topic.name());
        }
        return partitions.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaClients(bootstrapServers).consumer();
    }
}
