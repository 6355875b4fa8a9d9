package io.meterproof.jobs.log;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.PlacedPointer;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Grows one shard's tree. A leaf's index is its rank among the partition's committed records. Leaves are gathered for a moment, so
 * that the edge's tiles are written once for many leaves.
 */
final class ShardFold extends KeyedProcessFunction<Integer, Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final long GATHER_MILLIS = 500;

    /** Their hashes take 2 MiB of an update, which may have 8. */
    static final int MOST_GATHERED = 1 << 16;

    static final OutputTag<Message> DEAD_LETTERS = new OutputTag<>("dead-letters", ImmutableType.MESSAGE);

    private final JobResources resources;

    private transient AvroWire<TreeUpdate> updates;
    private transient ListState<byte[]> gathered;
    private transient ValueState<Integer> count;
    private transient ValueState<TreeEdge> edge;
    private transient ValueState<Boolean> sealed;

    ShardFold(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) {
        updates = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, resources.registry());
        gathered = getRuntimeContext()
                .getListState(
                        new ListStateDescriptor<>("gathered", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("gathered-count", Types.INT));
        sealed = getRuntimeContext().getState(new ValueStateDescriptor<>("sealed", Types.BOOLEAN));
        edge = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("edge", new ImmutableType<>(new TreeEdgeSerializer())));
    }

    /** After its seal nothing is a leaf of the shard: a seal that is repeated is passed over, anything else is kept as a dead letter. */
    @Override
    public void processElement(Message leaf, Context context, Collector<Message> out) throws Exception {
        Optional<Seal> seal = Seal.parse(context.getCurrentKey(), leaf.value());
        if (Boolean.TRUE.equals(sealed.value())) {
            if (seal.isEmpty()) {
                context.output(DEAD_LETTERS, leaf.deadLetter("shard " + context.getCurrentKey() + " is sealed"));
            }
            return;
        }
        if (seal.isPresent()) {
            sealed.update(true);
        }
        gathered.add(leaf.value());
        int leaves = count.value() == null ? 1 : count.value() + 1;
        count.update(leaves);
        if (leaves >= MOST_GATHERED) {
            fold(context.getCurrentKey(), out);
        } else {
            long next = (context.timerService().currentProcessingTime() / GATHER_MILLIS + 1) * GATHER_MILLIS;
            context.timerService().registerProcessingTimeTimer(next);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        fold(context.getCurrentKey(), out);
    }

    private void fold(int shard, Collector<Message> out) throws Exception {
        TreeEdge before = edge.value() == null ? TreeEdge.EMPTY : edge.value();
        List<Hash> leaves = new ArrayList<>();
        List<PlacedPointer> pointers = new ArrayList<>();
        Optional<Seal> seal = Optional.empty();
        for (byte[] entry : gathered.get()) {
            long index = before.size() + leaves.size();
            StatementPointer.parse(entry).ifPresent(pointer -> pointers.add(placed(index, pointer)));
            seal = Seal.parse(shard, entry);
            leaves.add(TreeHasher.leaf(entry));
        }
        if (leaves.isEmpty()) {
            return;
        }
        TreeBuilder.Growth growth = TreeBuilder.grow(before, leaves);
        edge.update(growth.edge());
        gathered.clear();
        count.clear();
        out.collect(update(shard, growth, pointers, seal));
    }

    private Message update(int shard, TreeBuilder.Growth growth, List<PlacedPointer> pointers, Optional<Seal> seal) {
        List<io.meterproof.records.avro.Tile> tiles =
                growth.tiles().stream().map(ShardFold::tile).toList();
        byte[] root = growth.head().root().bytes();
        ByteBuffer last = seal.map(Seal::bytes).map(ByteBuffer::wrap).orElse(null);
        TreeUpdate update = new TreeUpdate(shard, growth.head().size(), ByteBuffer.wrap(root), tiles, pointers, last);
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(shard).array();
        return Message.toPartition(MessageKind.TREE_UPDATE, shard, key, updates.write(update));
    }

    private static PlacedPointer placed(long index, StatementPointer pointer) {
        return new PlacedPointer(
                index,
                ByteBuffer.wrap(pointer.tag().bytes()),
                ByteBuffer.wrap(pointer.statement().bytes()));
    }

    private static io.meterproof.records.avro.Tile tile(Tile tile) {
        return new io.meterproof.records.avro.Tile(
                tile.path().level(), tile.path().index(), tile.path().width(), ByteBuffer.wrap(tile.bytes()));
    }
}
