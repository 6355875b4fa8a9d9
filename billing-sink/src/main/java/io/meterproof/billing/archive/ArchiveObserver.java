package io.meterproof.billing.archive;

import org.apache.kafka.common.TopicPartition;

/** Told how the archive goes. */
public interface ArchiveObserver {
    /** So many more records are kept. */
    void consumed(TopicPartition partition, int records);

    /** So many records are there but not read yet. */
    void lag(TopicPartition partition, long records);
}
