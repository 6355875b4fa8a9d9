package io.meterproof.quickstart.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReceivedRecordsTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.READINGS_RECEIVED.name(), 1);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("latest");
    private final ReceivedRecords received = new ReceivedRecords(kafka);

    @Test
    void recordsAreReadAtTheirPlaces() {
        give(3, 4, 5);

        Map<Place, ConsumerRecord<byte[], byte[]>> found = received.at(Set.of(new Place(1, 3), new Place(1, 5)));

        assertThat(found).containsOnlyKeys(new Place(1, 3), new Place(1, 5));
        assertThat(found.get(new Place(1, 5)).value()).containsExactly(5);
    }

    @Test
    void oneThatIsNoLongerThereIsSaid() {
        give(3, 5);

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> received.at(Set.of(new Place(1, 4))))
                .withMessageContaining("readings.received-1")
                .withMessageContaining("4");
    }

    private void give(long... offsets) {
        kafka.updateEndOffsets(Map.of(PARTITION, 9L));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.schedulePollTask(() -> {
            for (long offset : offsets) {
                kafka.addRecord(new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), offset, new byte[38], new byte[] {(byte) offset}));
            }
        });
    }
}
