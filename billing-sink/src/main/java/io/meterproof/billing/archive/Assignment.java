package io.meterproof.billing.archive;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts newly assigned partitions where the store says they were left. */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final ArchiveReader reader;
    private final Progress progress;

    Assignment(Consumer<?, ?> consumer, ArchiveReader reader, Progress progress) {
        this.consumer = consumer;
        this.reader = reader;
        this.progress = progress;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, ProgressRow> kept = kept().stream()
                .collect(
                        Collectors.toMap(row -> new TopicPartition(row.topic(), row.partition()), Function.identity()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            start(partition, kept.get(partition), ends.get(partition));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(progress::forget);
    }

    private void start(TopicPartition partition, ProgressRow kept, long end) {
        if (kept == null) {
            progress.start(partition, new ProgressRow(partition.topic(), partition.partition(), 0, Map.of()));
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        if (kept.next() > end) {
            throw new IllegalStateException("the store holds " + partition + " up to offset " + kept.next()
                    + ", but Kafka ends at " + end + ": they do not belong together");
        }
        progress.start(partition, kept);
        consumer.seek(partition, kept.next());
    }

    private List<ProgressRow> kept() {
        while (true) {
            try {
                return reader.progress();
            } catch (StoreUnavailableException e) {
                LOG.warn("{}; next try in {} ms", e.getMessage(), PAUSE.toMillis());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
