package io.meterproof.anchor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Tile;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileFeedTest {
    private static final String TOPIC = Topics.LOG_TILES.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private final MemoryStore store = new MemoryStore();
    private final OneSchemaPerSubject registry = new OneSchemaPerSubject();
    private final List<byte[]> topic = new ArrayList<>();
    private final List<MockConsumer<byte[], byte[]>> opened = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private AvroWire<TreeUpdate> wire;
    private TileFeed feed;

    @BeforeEach
    void register() {
        registry.register(Topics.LOG_TILES.subject(), TreeUpdate.SCHEMA$);
        wire = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
        feed = feed(store);
    }

    @Test
    void updatesAreStoredWithTheOffsetAfterThem() {
        topic.add(value(Leaves.update(0, 0, 5)));
        topic.add(value(Leaves.update(0, 5, 300)));
        assertThat(feed.step()).isTrue();
        assertThat(store.heads().get(0).size()).isEqualTo(300);
        assertThat(store.nextOffset(0)).isEqualTo(2);
    }

    @Test
    void aRestartedFeedReadsOnWhereTheStoreStands() {
        topic.add(value(Leaves.update(0, 0, 5)));
        feed.step();
        feed.close();
        topic.add(value(Leaves.update(0, 5, 6)));
        feed.step();
        assertThat(opened).hasSize(2);
        assertThat(store.heads().get(0).size()).isEqualTo(6);
    }

    @Test
    void aNewStoreReadsEverythingAgain() {
        topic.add(value(Leaves.update(0, 0, 5)));
        feed.step();
        MemoryStore empty = new MemoryStore();
        feed(empty).step();
        assertThat(empty.heads()).isEqualTo(store.heads());
    }

    @Test
    void aValueThatIsNoUpdateIsRefusedAndPassedOver() {
        topic.add(new byte[] {1, 2, 3});
        topic.add(value(Leaves.update(0, 0, 5)));
        feed.step();
        assertThat(store.heads().get(0).size()).isEqualTo(5);
        assertThat(refused).singleElement().asString().startsWith("0: ");
    }

    @Test
    void anUpdateInThePartitionOfAnotherShardIsRefused() {
        topic.add(value(Leaves.update(1, 0, 5)));
        feed.step();
        assertThat(store.heads()).isEmpty();
        assertThat(refused).containsExactly("0: an update of shard 1 is filed in partition 0");
    }

    @Test
    void aRefusalThatIsNotKeptComesAgain() {
        topic.add(new byte[] {1, 2, 3});
        TileFeed unheard = new TileFeed(this::open, wire, store, (record, reason) -> {
            throw new KafkaException("broker away");
        });
        assertThatExceptionOfType(KafkaException.class).isThrownBy(unheard::step);
        assertThat(store.nextOffset(0)).isZero();
        feed.step();
        assertThat(refused).hasSize(1);
    }

    static Stream<TreeUpdate> noUpdates() {
        ByteBuffer root = ByteBuffer.wrap(new byte[32]);
        ByteBuffer hash = ByteBuffer.wrap(new byte[32]);
        return Stream.of(
                new TreeUpdate(0, -1L, root, List.of(), List.of(), null),
                new TreeUpdate(0, 0L, root, List.of(), List.of(), null),
                new TreeUpdate(-1, 1L, root, List.of(), List.of(), null),
                new TreeUpdate(0, 1L, ByteBuffer.wrap(new byte[31]), List.of(), List.of(), null),
                new TreeUpdate(0, 1L, root, List.of(new Tile(0, 0L, 0, ByteBuffer.allocate(0))), List.of(), null),
                new TreeUpdate(0, 1L, root, List.of(new Tile(0, -1L, 1, hash)), List.of(), null),
                new TreeUpdate(0, 1L, root, List.of(new Tile(64, 0L, 1, hash)), List.of(), null),
                new TreeUpdate(0, 1L, root, List.of(new Tile(0, 0L, 2, hash)), List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("noUpdates")
    void aRecordThatDescribesNoUpdateIsRefusedAndPassedOver(TreeUpdate update) {
        topic.add(wire.write(update));
        topic.add(value(Leaves.update(0, 0, 5)));
        feed.step();
        assertThat(store.heads().get(0).size()).isEqualTo(5);
        assertThat(refused).hasSize(1);
    }

    @Test
    void aContradictionIsNotPassedOver() {
        topic.add(value(Leaves.update(0, 0, 5)));
        topic.add(value(Leaves.update(0, List.of(), Leaves.leaves(1, 0, 9))));
        assertThatExceptionOfType(ContradictionException.class).isThrownBy(feed::step);
        assertThat(store.heads().get(0).size()).isEqualTo(5);
    }

    @Test
    void afterAFailureTheConsumerIsOpenedAnew() {
        topic.add(value(Leaves.update(0, 0, 5)));
        feed.step();
        opened.get(0).setPollException(new KafkaException("broker away"));
        assertThatExceptionOfType(KafkaException.class).isThrownBy(feed::step);
        topic.add(value(Leaves.update(0, 5, 6)));
        feed.step();
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(store.heads().get(0).size()).isEqualTo(6);
    }

    private TileFeed feed(MemoryStore into) {
        return new TileFeed(this::open, wire, into, (record, reason) -> refused.add(record.offset() + ": " + reason));
    }

    private Consumer<byte[], byte[]> open() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            for (int offset = (int) consumer.position(PARTITION); offset < topic.size(); offset++) {
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, new byte[4], topic.get(offset)));
            }
        });
        opened.add(consumer);
        return consumer;
    }

    private byte[] value(ShardUpdate update) {
        List<Tile> tiles = update.tiles().stream()
                .map(tile -> new Tile(
                        tile.path().level(), tile.path().index(), tile.path().width(), ByteBuffer.wrap(tile.bytes())))
                .toList();
        ByteBuffer root = ByteBuffer.wrap(update.head().root().bytes());
        return wire.write(new TreeUpdate(update.shard(), update.head().size(), root, tiles, List.of(), null));
    }
}
