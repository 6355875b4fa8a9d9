package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.PlacedPointer;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TileSet;
import io.meterproof.tlog.TreeEdge;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every update of {@code log.tiles} against the leaves: its head, its tiles, and that none lacks. */
final class TileCheck {
    private final LogTopics topics;
    private final AvroWire<TreeUpdate> wire;

    TileCheck(LogTopics topics, SchemaRegistry registry) {
        this.topics = topics;
        this.wire = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
    }

    /**
     * What was found right.
     *
     * @param leaves committed
     * @param covered leaves that the newest update covers: the rest is on its way
     */
    record Shard(long leaves, long covered, long updates) {}

    Shard check(int shard, Progress progress) {
        try (ShardTree tree = new ShardTree(topics, shard, progress);
                RecordStream updates = topics.open(Topics.LOG_TILES, shard)) {
            long covered = 0;
            long count = 0;
            for (Optional<LogRecord> next = updates.next(); next.isPresent(); next = updates.next()) {
                covered = Math.max(covered, check(shard, next.get(), covered, tree));
                count++;
            }
            return new Shard(tree.size(), covered, count);
        }
    }

    private long check(int shard, LogRecord record, long covered, ShardTree tree) {
        try {
            TreeUpdate update = wire.read(record.value());
            if (update.getShard() != shard) {
                throw new InvalidProofException("the update is of shard " + update.getShard());
            }
            List<Tile> tiles = update.getTiles().stream().map(TileCheck::tile).toList();
            TileSet set = new TileSet(update.getSize(), tiles);
            set.checkComplete(Math.min(covered, update.getSize()));
            TreeEdge edge = tree.at(update.getSize())
                    .orElseThrow(
                            () -> new InvalidProofException("there are fewer than " + update.getSize() + " leaves"));
            TreeEdge said = set.edge(edge);
            Hash root = Hash.of(Bytes.of(update.getRoot()));
            if (!said.head().root().equals(root)) {
                throw new InvalidProofException(
                        "its tiles have root " + said.head().root() + ", and it says " + root);
            }
            set.checkBound(said);
            if (!said.equals(edge)) {
                throw firstLeaf(record, tiles, tree);
            }
            checkPointers(update, tree, Math.min(covered, update.getSize()));
            if (!tree.seal(update.getSize())
                    .map(Seal::bytes)
                    .map(ByteBuffer::wrap)
                    .equals(Optional.ofNullable(update.getSeal()))) {
                throw new InvalidProofException("its seal is not that of the shard");
            }
            return update.getSize();
        } catch (InvalidProofException | IllegalArgumentException | MalformedRecordException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    /** An update tells the pointers since the one before it, which may have been of a smaller tree than the largest so far. */
    private static void checkPointers(TreeUpdate update, ShardTree tree, long covered) {
        SortedMap<Long, StatementPointer> said = new TreeMap<>();
        update.getPointers().forEach(pointer -> said.put(pointer.getIndex(), pointer(pointer)));
        long from = said.isEmpty() ? covered : Math.min(covered, said.firstKey());
        if (!said.equals(tree.pointers(from, update.getSize()))) {
            throw new InvalidProofException("its pointers to statements are not those among the leaves from " + from);
        }
    }

    private static StatementPointer pointer(PlacedPointer pointer) {
        return new StatementPointer(Hash.of(Bytes.of(pointer.getTag())), Hash.of(Bytes.of(pointer.getStatement())));
    }

    /** The tiles agree among themselves, so it is a leaf that is another than when they were made. */
    private static DifferenceException firstLeaf(LogRecord record, List<Tile> tiles, ShardTree tree) {
        for (Tile tile : tiles) {
            if (tile.path().level() == 0) {
                Optional<Position> leaf = tree.firstOther(tile.path().index() << TilePath.HEIGHT, tile.hashes());
                if (leaf.isPresent()) {
                    return new DifferenceException(
                            leaf.get(), "the leaf is not the one in " + tile.path() + " of " + record.position());
                }
            }
        }
        return new DifferenceException(record.position(), "its tiles are not those of the leaves");
    }

    private static Tile tile(io.meterproof.records.avro.Tile tile) {
        return new Tile(new TilePath(tile.getLevel(), tile.getIndex(), tile.getWidth()), Bytes.of(tile.getHashes()));
    }
}
