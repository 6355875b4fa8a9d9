package io.meterproof.records.publish;

import io.meterproof.records.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads all that is committed on a topic now. */
public final class TopicContents {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    public TopicContents(String bootstrapServers) {
        this(new KafkaClients(bootstrapServers)::consumer);
    }

    /** @param consumers each read anew, assigned to nothing yet */
    public TopicContents(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /** Hands over every key and value, up to the end that the topic has at the beginning of the call. */
    public void forEach(Topic topic, BiConsumer<byte[], byte[]> action) {
        forEachRecord(topic, read -> action.accept(read.key(), read.value()));
    }

    /** As {@link #forEach}, with everything that is known of a record. */
    public void forEachRecord(Topic topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    action.accept(read);
                }
            }
        }
    }
}
