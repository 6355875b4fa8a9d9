package io.meterproof.quickstart.erase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far topics are trimmed: nothing goes that a consumer group has not read.
 *
 * @param begins the first offset that stays, of each partition
 * @param unread what is held back, by group and topic
 */
record Trimming(Map<TopicPartition, Long> begins, List<UnreadRecords> unread) {

    /**
     * Decides it.
     *
     * @param first the first offset that there is
     * @param wanted the first one that should stay
     * @param read by group, the next offset that it reads
     */
    static Trimming of(
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> wanted,
            Map<String, Map<TopicPartition, Long>> read) {
        Map<TopicPartition, Long> begins = new HashMap<>(wanted);
        List<UnreadRecords> unread = new ArrayList<>();
        new TreeMap<>(read).forEach((group, positions) -> {
            Map<String, Long> counts = new TreeMap<>();
            wanted.forEach((partition, begin) -> {
                long position = Math.max(positions.getOrDefault(partition, begin), first.get(partition));
                if (position < begin) {
                    counts.merge(partition.topic(), begin - position, Long::sum);
                    begins.merge(partition, position, Math::min);
                }
            });
            counts.forEach((topic, count) -> unread.add(new UnreadRecords(group, topic, count)));
        });
        return new Trimming(begins, List.copyOf(unread));
    }
}
