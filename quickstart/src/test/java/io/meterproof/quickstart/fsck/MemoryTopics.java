package io.meterproof.quickstart.fsck;

import io.meterproof.records.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics in memory. Offsets have gaps, as transactions make them. */
final class MemoryTopics implements LogTopics {
    private final Map<String, List<LogRecord>> records = new HashMap<>();
    private final Map<String, Integer> grown = new HashMap<>();

    void grow(Topic topic, int partitions) {
        grown.put(topic.name(), partitions);
    }

    void add(Topic topic, int partition, byte[] key, byte[] value) {
        List<LogRecord> present = partition(topic, partition);
        present.add(new LogRecord(new Position(topic.name(), partition, 2L * present.size() + 1), key, value));
    }

    List<LogRecord> partition(Topic topic, int partition) {
        return records.computeIfAbsent(topic.name() + "-" + partition, name -> new ArrayList<>());
    }

    /** The records of every partition that has any. */
    Collection<List<LogRecord>> everything() {
        return records.values().stream()
                .filter(partition -> !partition.isEmpty())
                .toList();
    }

    @Override
    public int partitions(Topic topic) {
        return Math.max(topic.partitions(), grown.getOrDefault(topic.name(), 0));
    }

    @Override
    public RecordStream open(Topic topic, int partition) {
        List<LogRecord> present = List.copyOf(partition(topic, partition));
        return new RecordStream() {
            private int next;

            @Override
            public Optional<LogRecord> next() {
                return next < present.size() ? Optional.of(present.get(next++)) : Optional.empty();
            }

            @Override
            public void rewind() {
                next = 0;
            }

            @Override
            public void close() {}
        };
    }
}
