package io.meterproof.quickstart.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static final Place PLACE = new Place(2, 70);
    private static final Place OTHER = new Place(2, 71);
    private static final Node[] NODES = {};

    private final CatalogueRegistry schemas = new CatalogueRegistry();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("latest");
    private Outcomes outcomes;

    @BeforeEach
    void twoReadingsWereSent() throws Exception {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic topic : List.of(Topics.READINGS_VERIFIED, Topics.READINGS_REJECTED, Topics.DEAD_LETTERS)) {
            kafka.updatePartitions(
                    topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), NODES, NODES)));
            ends.put(new TopicPartition(topic.name(), 0), 5L);
        }
        kafka.updateEndOffsets(ends);
        outcomes = new Outcomes(kafka, schemas);
        outcomes.expect(PLACE, value(1));
        outcomes.expect(OTHER, value(2));
    }

    @Test
    void aVerifiedReadingIsKnownByItsContent() {
        AvroWire<VerifiedReading> wire = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, schemas);
        commit(Topics.READINGS_VERIFIED, wire.write(VerifiedReadings.toAvro(block(2), "up-1", 4)));
        commit(Topics.READINGS_VERIFIED, wire.write(VerifiedReadings.toAvro(block(3), "up-1", 4)));

        outcomes.update();

        assertThat(outcomes.counts()).containsExactly(Map.entry("ACCEPTED", 1L));
        assertThat(outcomes.waiting()).isEqualTo(1);
    }

    @Test
    void aRejectedReadingIsKnownByItsPlace() {
        AvroWire<RejectedReading> wire = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, schemas);
        for (Place place : List.of(OTHER, new Place(1, 70))) {
            commit(
                    Topics.READINGS_REJECTED,
                    wire.write(new RejectedReading(
                            "REPLAYED",
                            "why",
                            1L,
                            4L,
                            Topics.READINGS_RECEIVED.name(),
                            place.partition(),
                            place.offset(),
                            ByteBuffer.allocate(0))));
        }

        outcomes.update();

        assertThat(outcomes.counts()).containsExactly(Map.entry("REPLAYED", 1L));
    }

    @Test
    void aDeadLetterIsAnOutcome() {
        Headers headers = commit(Topics.DEAD_LETTERS, new byte[0]).headers();
        headers.add("topic", Topics.READINGS_RECEIVED.name().getBytes(UTF_8));
        headers.add("partition", "2".getBytes(UTF_8));
        headers.add("offset", "70".getBytes(UTF_8));

        outcomes.update();

        assertThat(outcomes.counts()).containsExactly(Map.entry(Outcomes.DEAD_LETTER, 1L));
    }

    private ConsumerRecord<byte[], byte[]> commit(Topic topic, byte[] value) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        long offset = kafka.endOffsets(List.of(partition)).get(partition);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic.name(), 0, offset, new byte[38], value);
        kafka.addRecord(record);
        kafka.updateEndOffsets(Map.of(partition, offset + 1));
        return record;
    }

    private byte[] value(int number) {
        AvroWire<ReceivedReading> wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, schemas);
        return wire.write(ReceivedReadings.toAvro(block(number)));
    }

    private static ReceivedBlock block(int number) {
        byte[] signed = new byte[184];
        signed[100] = (byte) number;
        return new ReceivedBlock(
                number,
                OriginClass.METER_SIGNED,
                true,
                "head-end",
                signed,
                new byte[64],
                new byte[40],
                Optional.empty());
    }
}
