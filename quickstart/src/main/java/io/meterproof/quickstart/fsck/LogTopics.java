package io.meterproof.quickstart.fsck;

import io.meterproof.records.Topic;

/** The topics of the log. */
interface LogTopics {
    int partitions(Topic topic);

    RecordStream open(Topic topic, int partition);
}
