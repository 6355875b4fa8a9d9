package io.meterproof.quickstart.fsck;

import io.meterproof.records.Topic;
import io.meterproof.records.publish.KafkaClients;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics as a broker has them. Each stream has a consumer of its own, which fetches a bounded number of bytes. */
record KafkaTopics(String bootstrapServers) implements LogTopics {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 16 << 20;

    @Override
    public int partitions(Topic topic) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            int partitions = consumer.partitionsFor(topic.name()).size();
            if (partitions == 0) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic.name());
            }
            return partitions;
        }
    }

    @Override
    public RecordStream open(Topic topic, int partition) {
        return new Stream(consumer(), new TopicPartition(topic.name(), partition));
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaClients(bootstrapServers).consumer(Map.of(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES));
    }

    private static final class Stream implements RecordStream {
        private final Consumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();

        Stream(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
            this.consumer = consumer;
            this.partition = partition;
            consumer.assign(List.of(partition));
            end = consumer.endOffsets(List.of(partition)).get(partition);
            rewind();
        }

        @Override
        public Optional<LogRecord> next() {
            while (!polled.hasNext() && consumer.position(partition) < end) {
                polled = consumer.poll(POLL).iterator();
            }
            return polled.hasNext() ? Optional.of(record(polled.next())).filter(this::isBeforeEnd) : Optional.empty();
        }

        private boolean isBeforeEnd(LogRecord record) {
            return record.position().offset() < end;
        }

        private static LogRecord record(ConsumerRecord<byte[], byte[]> read) {
            return new LogRecord(new Position(read.topic(), read.partition(), read.offset()), read.key(), read.value());
        }

        @Override
        public void rewind() {
            consumer.seekToBeginning(List.of(partition));
            polled = Collections.emptyIterator();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
