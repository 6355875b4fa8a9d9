package io.meterproof.records.key;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** Where records lie that can be erased: in the partition that Kafka would choose by their subject, so that their order is kept. */
public final class RecordKeys {
    private RecordKeys() {}

    /**
     * The key of a record of a topic whose records can be erased; empty for other topics.
     *
     * @throws MalformedRecordException if it is no key of the topic
     */
    public static Optional<RecordKey> parse(String topic, byte[] key) throws MalformedRecordException {
        if (topic.equals(Topics.SETTLEMENT_LINES.name())) {
            return Optional.of(EntryKey.parse(key));
        } else if (topic.equals(Topics.ALERTS.name())) {
            return Optional.of(AlertKey.parse(key));
        }
        return topic.equals(Topics.READINGS_VERIFIED.name()) ? Optional.of(ReadingKey.parse(key)) : Optional.empty();
    }

    /** The partition of a subject's records, of so many. */
    public static int partition(byte[] subject, int partitions) {
        return Utils.toPositive(Utils.murmur2(subject)) % partitions;
    }
}
