package io.meterproof.billing.archive;

import io.meterproof.billing.store.ProgressRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Where the assigned partitions stand. */
final class Progress {
    private final Map<TopicPartition, ProgressRow> rows = new HashMap<>();

    void start(TopicPartition partition, ProgressRow kept) {
        rows.put(partition, kept);
    }

    void forget(TopicPartition partition) {
        rows.remove(partition);
    }

    /** The row after a batch, if the partition moved; the present one stays until {@link #moved}. */
    Optional<ProgressRow> after(TopicPartition partition, long position, Map<String, Long> counted) {
        ProgressRow kept = rows.get(partition);
        if (position == kept.next()) {
            return Optional.empty();
        }
        Map<String, Long> counts = new HashMap<>(kept.counts());
        Counts.addTo(counts, counted);
        return Optional.of(new ProgressRow(kept.topic(), kept.partition(), position, counts));
    }

    void moved(ProgressRow row) {
        rows.put(new TopicPartition(row.topic(), row.partition()), row);
    }
}
