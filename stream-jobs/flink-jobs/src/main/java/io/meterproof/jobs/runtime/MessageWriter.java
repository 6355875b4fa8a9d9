package io.meterproof.jobs.runtime;

import io.meterproof.records.key.RecordKeys;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.publish.Redriven;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Hands a message's bytes to Kafka. The record's time is when it was written: scenarios and backfill carry times of years
 * ago, by which a broker would delete them at once.
 */
final class MessageWriter implements KafkaRecordSerializationSchema<Message>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> topics;

    /** @param topics all that it writes to: pooled transactions are looked up by them after a failure */
    MessageWriter(List<String> topics) {
        this.topics = new ArrayList<>(topics);
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics)));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long timestamp) {
        if (message.kind() == MessageKind.DEAD_LETTER) {
            return DeadLetters.of(
                    message.subject(),
                    message.partition(),
                    message.offset(),
                    message.key(),
                    message.value(),
                    message.reason().orElseThrow());
        }
        boolean redriven = message.kind() == MessageKind.RECEIVED;
        Integer partition = redriven ? null : partition(message, context);
        ProducerRecord<byte[], byte[]> produced =
                new ProducerRecord<>(message.kind().topic(), partition, message.key(), message.value());
        if (redriven) {
            produced.headers().add(Redriven.HEADER, Redriven.from(message.partition(), message.offset()));
        } else if (message.isRedriven()) {
            produced.headers().add(Redriven.HEADER, message.reason().get().getBytes(StandardCharsets.UTF_8));
        }
        return produced;
    }

    /** Null leaves it to the key. */
    private static Integer partition(Message message, KafkaSinkContext context) {
        if (message.partition() != Message.BY_KEY) {
            return message.partition();
        }
        String topic = message.kind().topic();
        try {
            return RecordKeys.parse(topic, message.key())
                    .map(key -> RecordKeys.partition(key.subject(), context.getPartitionsForTopic(topic).length))
                    .orElse(null);
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a job makes the keys of its topics", e);
        }
    }
}
