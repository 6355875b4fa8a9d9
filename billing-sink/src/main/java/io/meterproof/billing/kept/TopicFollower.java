package io.meterproof.billing.kept;

import io.meterproof.records.Topic;
import io.meterproof.records.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a compacted topic from its beginning, and follows it. */
public final class TopicFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic topic;
    private final BiConsumer<byte[], byte[]> reader;
    private volatile boolean stopped;

    /**
     * @param consumer with byte arrays, read_committed, without a group; closed at the end
     * @param reader takes each key and value, null for a tombstone; asked again while the schema registry does not answer
     */
    public TopicFollower(Consumer<byte[], byte[]> consumer, Topic topic, BiConsumer<byte[], byte[]> reader) {
        this.consumer = consumer;
        this.topic = topic;
        this.reader = reader;
    }

    @Override
    public void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    put(record);
                }
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (!stopped) {
                throw new IllegalStateException("the reader of " + topic.name() + " was stopped by somebody else", e);
            }
        }
    }

    /** May be called from any thread. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    private void put(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            try {
                reader.accept(record.key(), record.value());
                return;
            } catch (RegistryUnavailableException e) {
                LOG.warn("{}; next try in {} ms", e.getMessage(), PAUSE.toMillis());
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
