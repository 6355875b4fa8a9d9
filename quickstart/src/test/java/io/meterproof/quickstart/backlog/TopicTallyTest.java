package io.meterproof.quickstart.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.DeadLetters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicTallyTest {
    private static final List<Topic> COUNTED =
            List.of(Topics.READINGS_RECEIVED, Topics.READINGS_VERIFIED, Topics.DEAD_LETTERS);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final Map<String, Long> offsets = new HashMap<>();
    private TopicTally tally;

    @BeforeEach
    void open() {
        for (Topic topic : COUNTED) {
            PartitionInfo first = new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0]);
            consumer.updatePartitions(topic.name(), List.of(first));
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic.name(), 0), 0L));
        }
        tally = new TopicTally(consumer, COUNTED);
    }

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void aReadingIsJudgedOnceItIsVerifiedOrADeadLetter() {
        add(Topics.READINGS_RECEIVED, new RecordHeaders());
        add(Topics.READINGS_RECEIVED, new RecordHeaders());
        add(Topics.READINGS_VERIFIED, new RecordHeaders());
        add(Topics.DEAD_LETTERS, from(Topics.READINGS_RECEIVED));
        tally.update();
        assertThat(tally.judged()).isEqualTo(2).isEqualTo(tally.count(Topics.READINGS_RECEIVED));
    }

    @Test
    void theDeadLetterOfAnAcceptedReadingIsNoSecondVerdict() {
        add(Topics.READINGS_VERIFIED, new RecordHeaders());
        add(Topics.DEAD_LETTERS, from(Topics.READINGS_VERIFIED));
        tally.update();
        assertThat(tally.judged()).isOne();
    }

    @Test
    void deadLettersOfDocumentsAreNoReadings() {
        add(Topics.DEAD_LETTERS, from(Topics.TARIFFS));
        add(Topics.DEAD_LETTERS, new RecordHeaders());
        tally.update();
        assertThat(tally.judged()).isZero();
        assertThat(tally.deadReadings()).isZero();
        assertThat(tally.count(Topics.DEAD_LETTERS)).isEqualTo(2);
    }

    private static Headers from(Topic origin) {
        return DeadLetters.of(origin.name(), 0, 0, null, null, "unreadable").headers();
    }

    @Test
    void whatWasErasedIsNotCounted() {
        add(Topics.READINGS_VERIFIED, new RecordHeaders(), null);
        add(Topics.DEAD_LETTERS, from(Topics.READINGS_VERIFIED), null);
        tally.update();
        assertThat(tally.count(Topics.READINGS_VERIFIED)).isZero();
        assertThat(tally.count(Topics.DEAD_LETTERS)).isOne();
    }

    private void add(Topic topic, Headers headers) {
        add(topic, headers, new byte[1]);
    }

    private void add(Topic topic, Headers headers, byte[] value) {
        long offset = offsets.merge(topic.name(), 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(
                topic.name(), 0, offset, 0, TimestampType.CREATE_TIME, 0, 0, null, value, headers, Optional.empty()));
    }
}
