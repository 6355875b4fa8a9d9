package io.meterproof.jobs.runtime;

import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.publish.Redriven;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Carries a Kafka record into a job without looking at its value. */
final class MessageReader implements KafkaRecordDeserializationSchema<Message> {
    private static final long serialVersionUID = 1L;

    private final MessageKind kind;
    private final SubjectOfKey subjectOfKey;

    MessageReader(MessageKind kind, SubjectOfKey subjectOfKey) {
        this.kind = kind;
        this.subjectOfKey = subjectOfKey;
    }

    /** What was erased is as if it had never come; of a privacy key its end must be told. */
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> source, Collector<Message> out) {
        if (source.value() == null && (kind == MessageKind.VERIFIED || kind == MessageKind.ACCOUNT)) {
            return;
        }
        String subject = source.key() == null ? "" : subjectOfKey.of(source.key());
        out.collect(new Message(
                kind, subject, source.key(), source.value(), source.partition(), source.offset(), redriven(source)));
    }

    private static Optional<String> redriven(ConsumerRecord<byte[], byte[]> source) {
        return Optional.ofNullable(source.headers().lastHeader(Redriven.HEADER))
                .map(header -> DeadLetters.cut(new String(header.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return ImmutableType.MESSAGE;
    }
}
