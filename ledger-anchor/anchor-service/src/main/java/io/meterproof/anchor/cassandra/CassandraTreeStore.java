package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.anchor.store.StatementIndex;
import io.meterproof.anchor.store.StoredShards;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileSource;
import io.meterproof.tlog.TreeHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tiles, leaf positions, heads and offsets in Cassandra. */
public final class CassandraTreeStore implements TreeStore {
    /** Write timestamps of leaf positions count down from here, by shard and then by index: the first place stays. */
    private static final long LAST_TIMESTAMP = 1L << 60;

    private static final int INDEX_BITS = 40;

    private static final int BUCKET_BITS = 8;

    private final Cassandra cassandra;
    private final PreparedStatement selectTile;
    private final PreparedStatement insertTile;
    private final PreparedStatement selectLeaf;
    private final PreparedStatement insertLeaf;
    private final PreparedStatement selectPointers;
    private final PreparedStatement insertPointer;
    private final StatementIndex statements = new StatementIndex(this::pointers);
    private final PreparedStatement selectShards;
    private final PreparedStatement insertHead;
    private final PreparedStatement updateHead;
    private final PreparedStatement selectOffset;
    private final PreparedStatement insertOffset;

    public CassandraTreeStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        selectTile = cassandra.prepare("SELECT hashes FROM anchor_tiles WHERE tree = ? AND level = ? AND tile = ?");
        insertTile = cassandra.prepare(
                "INSERT INTO anchor_tiles (tree, level, tile, hashes) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        selectLeaf = cassandra.prepare("SELECT shard, position FROM anchor_leaves WHERE bucket = ? AND leaf = ?");
        insertLeaf = cassandra.prepare(
                "INSERT INTO anchor_leaves (bucket, leaf, shard, position) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        selectPointers = cassandra.prepare(
                "SELECT tag, statement FROM anchor_pointers WHERE shard = ? AND position >= ? AND position < ?");
        insertPointer =
                cassandra.prepare("INSERT INTO anchor_pointers (shard, position, tag, statement) VALUES (?, ?, ?, ?)");
        selectShards = cassandra.prepare("SELECT shard, size, root, seal FROM anchor_heads");
        insertHead = cassandra.prepare(
                "INSERT INTO anchor_heads (shard, size, root, seal) VALUES (?, ?, ?, ?) IF NOT EXISTS");
        updateHead =
                cassandra.prepare("UPDATE anchor_heads SET size = ?, root = ?, seal = ? WHERE shard = ? IF size = ?");
        selectOffset = cassandra.prepare("SELECT next_offset FROM anchor_feed WHERE partition = ?");
        insertOffset = cassandra.prepare("INSERT INTO anchor_feed (partition, next_offset) VALUES (?, ?)");
    }

    @Override
    public TileSource tiles(String tree) {
        return (level, index, width) -> {
            Row row = cassandra.execute(selectTile.bind(tree, level, index)).one();
            byte[] hashes = row == null ? new byte[0] : Blobs.bytes(row.getByteBuffer("hashes"));
            if (hashes.length < width * Hash.LENGTH) {
                throw new MissingTileException("tile " + level + "/" + index + " of " + tree + " has "
                        + hashes.length / Hash.LENGTH + " hashes, not " + width);
            }
            return Arrays.copyOf(hashes, width * Hash.LENGTH);
        };
    }

    @Override
    public void put(String tree, List<Tile> tiles) {
        cassandra.executeAll(tiles.stream().map(tile -> insert(tree, tile)).toList());
    }

    private BoundStatement insert(String tree, Tile tile) {
        return insertTile.bind(tree, tile.path().level(), tile.path().index(), Blobs.of(tile.bytes()), (long)
                tile.path().width());
    }

    @Override
    public void putLeaves(int shard, Map<Long, Hash> leaves) {
        Map<Integer, BatchStatement> batches = new HashMap<>();
        leaves.forEach((index, leaf) -> batches.merge(
                bucket(leaf),
                BatchStatement.newInstance(BatchType.UNLOGGED, insert(shard, index, leaf)),
                BatchStatement::addAll));
        cassandra.executeAll(List.copyOf(batches.values()));
    }

    private BoundStatement insert(int shard, long index, Hash leaf) {
        return insertLeaf.bind(
                bucket(leaf), Blobs.of(leaf), shard, index, LAST_TIMESTAMP - ((long) shard << INDEX_BITS) - index);
    }

    private static int bucket(Hash leaf) {
        return (int) (leaf.prefix() >>> (Long.SIZE - BUCKET_BITS));
    }

    @Override
    public Map<Hash, LeafPosition> find(Collection<Hash> leaves) {
        List<Hash> wanted = leaves.stream().distinct().toList();
        var answers = cassandra.executeAll(wanted.stream()
                .map(leaf -> selectLeaf.bind(bucket(leaf), Blobs.of(leaf)))
                .toList());
        Map<Hash, LeafPosition> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Hash leaf = wanted.get(i);
            Optional.ofNullable(answers.get(i).one())
                    .ifPresent(row -> found.put(leaf, new LeafPosition(row.getInt("shard"), row.getLong("position"))));
        }
        return found;
    }

    @Override
    public void putPointers(int shard, Map<Long, StatementPointer> pointers) {
        List<BoundStatement> inserts = new ArrayList<>();
        pointers.forEach((index, pointer) ->
                inserts.add(insertPointer.bind(shard, index, Blobs.of(pointer.tag()), Blobs.of(pointer.statement()))));
        cassandra.executeAll(inserts);
    }

    @Override
    public PrefixTree statements(Map<Integer, TreeHead> heads) {
        return statements.at(heads);
    }

    private List<StatementPointer> pointers(int shard, long from, long to) {
        List<StatementPointer> pointers = new ArrayList<>();
        for (Row row : cassandra.execute(selectPointers.bind(shard, from, to))) {
            pointers.add(new StatementPointer(
                    Blobs.hash(row.getByteBuffer("tag")), Blobs.hash(row.getByteBuffer("statement"))));
        }
        return pointers;
    }

    @Override
    public StoredShards shards() {
        Map<Integer, TreeHead> heads = new TreeMap<>();
        Map<Integer, Seal> seals = new TreeMap<>();
        for (Row row : cassandra.execute(selectShards.bind())) {
            int shard = row.getInt("shard");
            heads.put(shard, new TreeHead(row.getLong("size"), Blobs.hash(row.getByteBuffer("root"))));
            Optional.ofNullable(row.getByteBuffer("seal"))
                    .flatMap(leaf -> Seal.parse(shard, Blobs.bytes(leaf)))
                    .ifPresent(seal -> seals.put(shard, seal));
        }
        return new StoredShards(heads, seals);
    }

    @Override
    public boolean advance(int shard, TreeHead from, TreeHead to, Optional<Seal> seal) {
        ByteBuffer last = seal.map(Seal::bytes).map(Blobs::of).orElse(null);
        BoundStatement swap = from.size() == 0
                ? insertHead.bind(shard, to.size(), Blobs.of(to.root()), last)
                : updateHead.bind(to.size(), Blobs.of(to.root()), last, shard, from.size());
        return cassandra.execute(swap).wasApplied() || to.equals(heads().get(shard));
    }

    @Override
    public long nextOffset(int partition) {
        Row row = cassandra.execute(selectOffset.bind(partition)).one();
        return row == null ? 0 : row.getLong("next_offset");
    }

    @Override
    public void putNextOffset(int partition, long offset) {
        cassandra.execute(insertOffset.bind(partition, offset));
    }
}
