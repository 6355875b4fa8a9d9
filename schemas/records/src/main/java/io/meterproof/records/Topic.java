package io.meterproof.records;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the catalogue.
 *
 * @param partitions how many, unless a deployment says otherwise before the topic exists
 * @param schema of its values; none for raw bytes
 * @param maxMessageBytes the largest record batch
 */
public record Topic(String name, int partitions, Retention retention, Optional<Schema> schema, int maxMessageBytes) {
    private static final String FOREVER = "-1";
    private static final Duration CENTURY = Duration.ofDays(36_525);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);

    /** The registry's subject of the values: {@code <topic>-value}. */
    public String subject() {
        return name + "-value";
    }

    /** Whether only the last value of a key is kept. */
    public boolean isCompacted() {
        return retention != Retention.EVERYTHING;
    }

    /** What the broker must be told to keep what this topic promises. */
    public Map<String, String> promises() {
        Map<String, String> promises = new TreeMap<>();
        promises.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                isCompacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        promises.put(TopicConfig.RETENTION_MS_CONFIG, FOREVER);
        promises.put(TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);
        if (retention == Retention.LAST_OF_KEY_OR_TOMBSTONE) {
            promises.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(CENTURY));
            promises.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(DAY));
            promises.put(TopicConfig.SEGMENT_MS_CONFIG, millis(DAY));
        } else if (retention == Retention.UNTIL_ERASED) {
            promises.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(CENTURY));
            promises.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(MONTH));
        }
        return promises;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
