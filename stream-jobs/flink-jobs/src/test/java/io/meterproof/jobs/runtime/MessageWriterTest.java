package io.meterproof.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.key.EntryKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
    private static final MessageWriter WRITER = new MessageWriter(List.of("dead-letters"));
    private static final KafkaSinkContext FOUR_PARTITIONS = new KafkaSinkContext() {
        @Override
        public int getParallelInstanceId() {
            return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
            return 1;
        }

        @Override
        public int[] getPartitionsForTopic(String topic) {
            return new int[] {0, 1, 2, 3};
        }
    };
    private static final Message RECEIVED =
            new Message(MessageKind.RECEIVED, "meter", new byte[] {1}, new byte[] {2}, 3, 4, Optional.empty());

    @Test
    void aDeadLetterTellsItsOriginInHeadersAndGoesByItsKey() {
        ProducerRecord<byte[], byte[]> letter = written(RECEIVED.deadLetter("unreadable"));

        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(letter.partition()).isNull();
        assertThat(letter.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("reason=unreadable", "topic=readings.received", "partition=3", "offset=4");
    }

    @Test
    void aDeadLetterKeepsThatItHadNeitherKeyNorValue() {
        Message tombstone = new Message(MessageKind.ACCOUNT, "", null, null, 0, 0, Optional.empty());

        ProducerRecord<byte[], byte[]> letter = written(tombstone.deadLetter("empty value"));

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    @Test
    void aReadingThatIsSentAgainTellsWhereItWasAndGoesByItsKey() {
        ProducerRecord<byte[], byte[]> again = written(RECEIVED);

        assertThat(again.topic()).isEqualTo("readings.received");
        assertThat(again.partition()).isNull();
        assertThat(again.value()).isEqualTo(RECEIVED.value());
        assertThat(again.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("redriven=3/4");
    }

    @Test
    void theRejectionOfAReadingThatWasSentAgainTellsItToo() {
        Message again =
                new Message(MessageKind.RECEIVED, "meter", new byte[] {1}, new byte[] {2}, 3, 9, Optional.of("3/4"));
        Message rejection = Message.to(MessageKind.REJECTED, "", new byte[] {1}, new byte[] {2});

        assertThat(written(rejection.following(again)).headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("redriven=3/4");
        assertThat(written(rejection.following(RECEIVED)).headers()).isEmpty();
    }

    @Test
    void aLeafGoesToThePartitionOfItsShard() {
        assertThat(written(Message.toPartition(MessageKind.LEAF, 2, new byte[4], new byte[34]))
                        .partition())
                .isEqualTo(2);
    }

    @Test
    void aRecordThatCanBeErasedLiesWhereItsSubjectsDo() {
        for (long sequence = 1; sequence < 9; sequence++) {
            Message entry = Message.to(MessageKind.LINES, "", new EntryKey("a-1", sequence).bytes(), new byte[1]);

            assertThat(WRITER.serialize(entry, FOUR_PARTITIONS, null).partition())
                    .isEqualTo(Utils.toPositive(Utils.murmur2("a-1".getBytes(StandardCharsets.UTF_8))) % 4);
        }
    }

    private static ProducerRecord<byte[], byte[]> written(Message message) {
        return WRITER.serialize(message, null, null);
    }
}
