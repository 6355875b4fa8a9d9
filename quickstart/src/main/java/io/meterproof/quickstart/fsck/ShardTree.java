package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One shard's tree at any of its sizes, from its committed leaves. It keeps the right edge only, and for a smaller size reads them again. */
final class ShardTree implements AutoCloseable {
    private static final int BATCH = 4096;

    private final RecordStream leaves;
    private final int shard;
    private final Progress progress;
    private final NavigableMap<Long, StatementPointer> pointers = new TreeMap<>();
    private TreeEdge edge = TreeEdge.EMPTY;
    private Optional<Seal> seal = Optional.empty();
    private long sealed;

    ShardTree(LogTopics topics, int shard, Progress progress) {
        this.leaves = new LeafStream(topics, shard);
        this.shard = shard;
        this.progress = progress;
    }

    /** The edge of the tree of the first {@code size} leaves; nothing if there are fewer. */
    Optional<TreeEdge> at(long size) {
        if (size < edge.size()) {
            rewind();
        }
        while (edge.size() < size) {
            List<Hash> batch = read(Math.min(BATCH, size - edge.size()));
            if (batch.isEmpty()) {
                return Optional.empty();
            }
            edge = TreeBuilder.grow(edge, batch).edge();
        }
        return Optional.of(edge);
    }

    /** The pointers to statements among the leaves from an index up to a size that was read, by their index. */
    SortedMap<Long, StatementPointer> pointers(long from, long size) {
        return pointers.subMap(Math.min(from, size), size);
    }

    /** The seal of the shard, if it is the last of the first {@code size} leaves, which were read. */
    Optional<Seal> seal(long size) {
        return seal.filter(last -> sealed == size);
    }

    /** The number of leaves that are committed. */
    long size() {
        for (List<Hash> batch = read(BATCH); !batch.isEmpty(); batch = read(BATCH)) {
            edge = TreeBuilder.grow(edge, batch).edge();
        }
        return edge.size();
    }

    /** The first leaf of the tree, counted from {@code first}, that is not what a tile says. */
    Optional<Position> firstOther(long first, List<Hash> said) {
        rewind();
        Optional<LogRecord> leaf = leaves.next();
        for (long index = 0; leaf.isPresent() && index < first + said.size(); index++, leaf = leaves.next()) {
            if (index >= first && !said.get((int) (index - first)).equals(hash(leaf.get()))) {
                return leaf.map(LogRecord::position);
            }
        }
        rewind();
        return Optional.empty();
    }

    private List<Hash> read(long atMost) {
        List<Hash> batch = new ArrayList<>();
        while (batch.size() < atMost) {
            Optional<LogRecord> leaf = leaves.next();
            if (leaf.isEmpty()) {
                break;
            }
            long index = edge.size() + batch.size();
            LeafStream.seal(shard, leaf.get()).ifPresent(last -> seal(last, index));
            StatementPointer.parse(value(leaf.get())).ifPresent(pointer -> pointers.put(index, pointer));
            batch.add(hash(leaf.get()));
        }
        progress.moved(batch.size());
        return batch;
    }

    private void seal(Seal last, long index) {
        seal = Optional.of(last);
        sealed = index + 1;
    }

    private Hash hash(LogRecord leaf) {
        return TreeHasher.leaf(value(leaf));
    }

    private byte[] value(LogRecord leaf) {
        byte[] value = leaf.value();
        if (value == null
                || value.length != LogEntry.LENGTH
                        && LeafStream.seal(shard, leaf).isEmpty()
                        && StatementPointer.parse(value).isEmpty()) {
            throw new DifferenceException(
                    leaf.position(),
                    "a leaf has " + LogEntry.LENGTH + " bytes or is a pointer to a statement, and this one has "
                            + (value == null ? 0 : value.length));
        }
        return value;
    }

    private void rewind() {
        leaves.rewind();
        edge = TreeEdge.EMPTY;
    }

    @Override
    public void close() {
        leaves.close();
    }
}
