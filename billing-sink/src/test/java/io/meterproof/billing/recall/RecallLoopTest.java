package io.meterproof.billing.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.wire.AvroWire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecallLoopTest {
    private static final TopicPartition RECALLS = new TopicPartition(Topics.SETTLEMENT_RECALLS.name(), 0);
    private static final MonthName JANUARY = new MonthName("usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-01");
    private static final MonthName MARCH = new MonthName("usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-03");

    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final AvroWire<ArchiveRecall> wire =
            new AvroWire<>(Topics.SETTLEMENT_RECALLS, ArchiveRecall.class, registry);
    private final InMemoryArchive archive = new InMemoryArchive();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RecallLoop loop = new RecallLoop(consumer, producer, registry, archive);
    private long offset;
    private long now;

    @BeforeEach
    void assign() {
        consumer.subscribe(List.of(RECALLS.topic()), loop);
        consumer.updateBeginningOffsets(Map.of(RECALLS, 0L));
        consumer.rebalance(List.of(RECALLS));
    }

    @Test
    void whatTheStoreHasIsAnsweredToTheByte() {
        write(JANUARY, "0", 1, 7);
        write(JANUARY, "account/a-1", 1, 8);
        ask(JANUARY, 1, "0", "account/a-1");

        step();

        assertThat(producer.history()).extracting(ProducerRecord::value).containsExactly(new byte[] {7}, new byte[] {8
        });
        assertThat(producer.history())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .first()
                .isEqualTo("usage-point/up-1 00ff 1-0:1.8.0*255 2020-01 0");
        assertThat(loop.unanswered()).isZero();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aMonthWithoutOneOfItsPartsIsNotAnswered() {
        write(JANUARY, "0", 1, 7);
        ask(JANUARY, 1, "0", "account/a-1");

        step();

        assertThat(producer.history()).isEmpty();
        assertThat(loop.unanswered()).isEqualTo(1);
        assertThat(committed()).isZero();
    }

    @Test
    void anEarlierVersionIsNoAnswer() {
        write(JANUARY, "0", 1, 7);
        ask(JANUARY, 2, "0");
        step();
        assertThat(producer.history()).isEmpty();

        write(JANUARY, "0", 2, 9);
        step();

        assertThat(producer.history()).extracting(ProducerRecord::value).containsExactly(new byte[] {9});
    }

    @Test
    void whatWaitsHoldsNothingElseUp() {
        write(MARCH, "0", 1, 5);
        ask(JANUARY, 1, "0");
        ask(MARCH, 1, "0");

        step();

        assertThat(producer.history()).hasSize(1);
        assertThat(committed()).isZero();
    }

    @Test
    void whatWasGivenUpAgainSinceIsNotAnsweredAnyMore() {
        write(JANUARY, "0", 3, 7);
        ask(JANUARY, 2, "0");

        step();

        assertThat(producer.history()).isEmpty();
        assertThat(loop.unanswered()).isZero();
    }

    @Test
    void anAnswerThatKafkaDoesNotTakeIsTriedAgain() throws InterruptedException {
        write(JANUARY, "0", 1, 7);
        ask(JANUARY, 1, "0");
        MockProducer<byte[], byte[]> failing =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        Thread broker = new Thread(() -> {
            while (!failing.errorNext(new TimeoutException("down"))) {
                Thread.onSpinWait();
            }
        });
        broker.start();
        RecallLoop other = new RecallLoop(consumer, failing, registry, archive);
        other.onPartitionsAssigned(List.of(RECALLS));

        other.step(now);
        broker.join();

        assertThat(other.unanswered()).isEqualTo(1);
        assertThat(committed()).isZero();
    }

    @Test
    void whatCannotBeReadWhileTheRegistryIsAwayIsAnsweredOnceItIsBack() {
        write(JANUARY, "0", 1, 7);
        ask(JANUARY, 1, "0");
        registry.goDown();
        step();
        assertThat(loop.unanswered()).isEqualTo(1);
        assertThat(committed()).isZero();

        registry.comeBack();
        step();

        assertThat(producer.history()).hasSize(1);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void whatAsksForNothingIsPassedOver() {
        consumer.addRecord(new ConsumerRecord<>(RECALLS.topic(), 0, offset++, new byte[0], new byte[] {9, 9}));

        step();

        assertThat(committed()).isEqualTo(1);
    }

    private void step() {
        now += 1_000;
        loop.step(now);
    }

    private long committed() {
        return consumer.committed(Set.of(RECALLS)).get(RECALLS).offset();
    }

    private void write(MonthName name, String part, long version, int value) {
        archive.write(List.of(new MonthPartRow(name, part, version, new byte[] {(byte) value})));
    }

    private void ask(MonthName name, long version, String... parts) {
        ArchiveRecall recall =
                new ArchiveRecall(name.subject(), name.meter(), name.obis(), name.month(), version, List.of(parts));
        consumer.addRecord(new ConsumerRecord<>(RECALLS.topic(), 0, offset++, new byte[0], wire.write(recall)));
    }
}
