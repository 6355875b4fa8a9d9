package io.meterproof.jobs.runtime;

import io.meterproof.records.Topic;
import io.meterproof.records.publish.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** What a job asks about topics before it starts to read and write them. */
final class KafkaTopics {
    private static final Duration POLL = Duration.ofMillis(200);

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
