package io.meterproof.anchor.feed;

import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.PlacedPointer;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TreeHead;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings committed tree updates from Kafka to the store. The store keeps the offsets too, so that a new store reads everything again.
 * After any failure the consumer is opened anew where the store stands.
 */
public final class TileFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TileFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final AvroWire<TreeUpdate> wire;
    private final TreeStore store;
    private final Refused refused;
    private final ShardTrees trees;
    private Optional<Consumer<byte[], byte[]>> open = Optional.empty();

    /**
     * A feed that stands where the store stands.
     *
     * @param consumers read_committed, without a group
     * @param refused told of each record that is no update, before the store's offset passes it: after a failure maybe again
     */
    public TileFeed(
            Supplier<Consumer<byte[], byte[]>> consumers, AvroWire<TreeUpdate> wire, TreeStore store, Refused refused) {
        this.consumers = consumers;
        this.wire = wire;
        this.store = store;
        this.refused = refused;
        this.trees = new ShardTrees(store);
    }

    /**
     * Stores what has come.
     *
     * @return whether anything had
     * @throws RuntimeException of Kafka, the registry or the store: call again later
     * @throws io.meterproof.anchor.store.ContradictionException if the log contradicts itself: never call again
     */
    public boolean step() {
        try {
            Consumer<byte[], byte[]> consumer = open.orElseGet(this::open);
            open = Optional.of(consumer);
            if (consumer.partitionsFor(Topics.LOG_TILES.name()).size()
                    > consumer.assignment().size()) {
                close();
                return true;
            }
            var polled = consumer.poll(POLL);
            for (TopicPartition partition : polled.partitions()) {
                polled.records(partition).forEach(this::apply);
                store.putNextOffset(partition.partition(), consumer.position(partition));
            }
            return !polled.isEmpty();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        open.ifPresent(Consumer::close);
        open = Optional.empty();
    }

    private Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.LOG_TILES.name()).stream()
                    .map(TileFeed::partition)
                    .toList();
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("topic " + Topics.LOG_TILES.name() + " is not there yet");
            }
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, store.nextOffset(partition.partition())));
            return consumer;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    /** What is no update cannot be a part of the log: updates after it are checked without it. */
    private void apply(ConsumerRecord<byte[], byte[]> received) {
        ShardUpdate update;
        try {
            update = toPure(wire.read(received.value()));
            requireFiled(update, received);
        } catch (MalformedRecordException e) {
            LOG.error(
                    "{}-{} offset {} is a dead letter: {}",
                    received.topic(),
                    received.partition(),
                    received.offset(),
                    e.getMessage());
            refused.refuse(received, e.getMessage());
            return;
        }
        trees.apply(update);
    }

    /** Only within its own partition is a shard's update where it belongs among the others. */
    private static void requireFiled(ShardUpdate update, ConsumerRecord<byte[], byte[]> received)
            throws MalformedRecordException {
        if (update.shard() != received.partition()) {
            throw new MalformedRecordException(
                    "an update of shard " + update.shard() + " is filed in partition " + received.partition());
        }
    }

    private static ShardUpdate toPure(TreeUpdate update) throws MalformedRecordException {
        try {
            return shardUpdate(update);
        } catch (InvalidProofException | IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private static ShardUpdate shardUpdate(TreeUpdate update) {
        List<Tile> tiles = update.getTiles().stream()
                .map(tile -> new Tile(
                        new TilePath(tile.getLevel(), tile.getIndex(), tile.getWidth()), array(tile.getHashes())))
                .toList();
        return new ShardUpdate(
                update.getShard(),
                new TreeHead(update.getSize(), Hash.of(array(update.getRoot()))),
                tiles,
                pointers(update),
                Optional.ofNullable(update.getSeal()).map(leaf -> seal(update.getShard(), array(leaf))));
    }

    private static Seal seal(int shard, byte[] leaf) {
        return Seal.parse(shard, leaf)
                .orElseThrow(() -> new IllegalArgumentException("the seal of shard " + shard + " is none"));
    }

    private static Map<Long, StatementPointer> pointers(TreeUpdate update) {
        Map<Long, StatementPointer> pointers = new HashMap<>();
        for (PlacedPointer pointer : update.getPointers()) {
            Hash tag = Hash.of(array(pointer.getTag()));
            pointers.put(pointer.getIndex(), new StatementPointer(tag, Hash.of(array(pointer.getStatement()))));
        }
        return pointers;
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
