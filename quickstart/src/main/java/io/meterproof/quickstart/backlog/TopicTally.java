package io.meterproof.quickstart.backlog;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.publish.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Counts the committed records of topics. Offsets cannot tell: transactions take some of them for their markers. */
public final class TopicTally implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long deadReadings;

    public TopicTally(String bootstrapServers, List<Topic> topics) {
        this(new KafkaClients(bootstrapServers).consumer(), topics);
    }

    TopicTally(Consumer<byte[], byte[]> consumer, List<Topic> topics) {
        this.consumer = consumer;
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Counts what has been committed since the last call; waits a moment where there is nothing. */
    public void update() {
        var records = consumer.poll(POLL);
        while (!records.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> one : records) {
                if (one.value() != null || one.topic().equals(Topics.DEAD_LETTERS.name())) {
                    counts.merge(one.topic(), 1L, Long::sum);
                }
                if (isOfAReading(one)) {
                    deadReadings++;
                }
                next.put(new TopicPartition(one.topic(), one.partition()), one.offset() + 1);
            }
            records = consumer.poll(Duration.ZERO);
        }
    }

    /** Others are of documents and the like, or of accepted readings that cannot settle: those have their verdict. */
    private static boolean isOfAReading(ConsumerRecord<byte[], byte[]> one) {
        return one.topic().equals(Topics.DEAD_LETTERS.name())
                && DeadLetters.origin(one.headers())
                        .filter(origin -> origin.topic().equals(Topics.READINGS_RECEIVED.name()))
                        .isPresent();
    }

    /** Counts all that is committed now. */
    public void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            update();
        }
    }

    public long count(Topic topic) {
        return counts.getOrDefault(topic.name(), 0L);
    }

    /** Dead letters of what came as readings. */
    public long deadReadings() {
        return deadReadings;
    }

    /** Readings, or what came as such, that have their verdict. */
    public long judged() {
        return count(Topics.READINGS_VERIFIED) + count(Topics.READINGS_REJECTED) + deadReadings;
    }

    /** All that was counted, on any topic. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The offset after the last record of each partition of a topic that has any. */
    public Map<TopicPartition, Long> ends(Topic topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        next.forEach((partition, offset) -> {
            if (partition.topic().equals(topic.name())) {
                ends.put(partition, offset);
            }
        });
        return ends;
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
