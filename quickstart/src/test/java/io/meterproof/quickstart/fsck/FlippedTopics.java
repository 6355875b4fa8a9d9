package io.meterproof.quickstart.fsck;

import io.meterproof.records.Topic;
import java.util.Optional;

/** Topics of which one record is read with one bit flipped. */
record FlippedTopics(LogTopics topics, Position at, int byteIndex) implements LogTopics {
    @Override
    public int partitions(Topic topic) {
        return topics.partitions(topic);
    }

    @Override
    public RecordStream open(Topic topic, int partition) {
        RecordStream stream = topics.open(topic, partition);
        return new RecordStream() {
            @Override
            public Optional<LogRecord> next() {
                return stream.next().map(FlippedTopics.this::flipped);
            }

            @Override
            public void rewind() {
                stream.rewind();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    private LogRecord flipped(LogRecord record) {
        if (!record.position().equals(at)) {
            return record;
        }
        byte[] value = record.value().clone();
        value[byteIndex < 0 ? value.length + byteIndex : byteIndex] ^= 1;
        return new LogRecord(record.position(), record.key(), value);
    }
}
