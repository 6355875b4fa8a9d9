package io.meterproof.anchor;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Deployment;
import io.meterproof.anchor.chain.DeploymentStore;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.anchor.store.StatementIndex;
import io.meterproof.anchor.store.StoredShards;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.timestamp.TimeStamp;
import io.meterproof.anchor.timestamp.TimeStampStore;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TileSource;
import io.meterproof.tlog.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every store, in memory; it outlives the parts that use it, as a database does. */
public final class MemoryStore implements TreeStore, EpochStore, DeploymentStore, TimeStampStore {
    private final Map<String, Tile> tiles = new HashMap<>();
    private final Map<Hash, LeafPosition> leaves = new HashMap<>();
    private final Map<Integer, TreeMap<Long, StatementPointer>> pointers = new HashMap<>();
    private final StatementIndex statements = new StatementIndex(this::pointers);
    private final Map<Integer, TreeHead> heads = new TreeMap<>();
    private final Map<Integer, Seal> seals = new TreeMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private final Map<Hash, List<TimeStamp>> stamps = new HashMap<>();
    private Optional<Deployment> deployment = Optional.empty();

    @Override
    public synchronized TileSource tiles(String tree) {
        return (level, index, width) -> Optional.ofNullable(tiles.get(tree + "/" + level + "/" + index))
                .orElseThrow(() -> new MissingTileException("no tile " + level + "/" + index + " of " + tree))
                .prefix(width);
    }

    @Override
    public synchronized void put(String tree, List<Tile> changed) {
        changed.forEach(tile -> tiles.merge(
                tree + "/" + tile.path().level() + "/" + tile.path().index(),
                tile,
                (before, after) -> after.path().width() >= before.path().width() ? after : before));
    }

    /** Forgets a tile, {@code tree/level/index}. */
    public synchronized void lose(String tile) {
        tiles.remove(tile);
    }

    /** Forgets a shard's head. */
    public synchronized void lose(int shard) {
        heads.remove(shard);
    }

    @Override
    public synchronized void putLeaves(int shard, Map<Long, Hash> placed) {
        placed.forEach((index, leaf) -> leaves.merge(
                leaf,
                new LeafPosition(shard, index),
                (before, after) -> after.index() < before.index() ? after : before));
    }

    @Override
    public synchronized Map<Hash, LeafPosition> find(Collection<Hash> wanted) {
        Map<Hash, LeafPosition> found = new HashMap<>(leaves);
        found.keySet().retainAll(wanted);
        return found;
    }

    @Override
    public synchronized void putPointers(int shard, Map<Long, StatementPointer> placed) {
        pointers.computeIfAbsent(shard, number -> new TreeMap<>()).putAll(placed);
    }

    @Override
    public synchronized PrefixTree statements(Map<Integer, TreeHead> at) {
        return statements.at(at);
    }

    private List<StatementPointer> pointers(int shard, long from, long to) {
        return List.copyOf(
                pointers.getOrDefault(shard, new TreeMap<>()).subMap(from, to).values());
    }

    @Override
    public synchronized StoredShards shards() {
        return new StoredShards(new TreeMap<>(heads), new TreeMap<>(seals));
    }

    @Override
    public synchronized boolean advance(int shard, TreeHead from, TreeHead to, Optional<Seal> seal) {
        TreeHead present = heads.get(shard);
        boolean same = present == null ? from.size() == 0 : present.equals(from);
        if (same) {
            heads.put(shard, to);
            seal.ifPresent(last -> seals.put(shard, last));
        }
        return same;
    }

    @Override
    public synchronized long nextOffset(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    @Override
    public synchronized void putNextOffset(int partition, long offset) {
        offsets.put(partition, offset);
    }

    @Override
    public synchronized Optional<Epoch> newest() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    @Override
    public synchronized Optional<Epoch> find(long number) {
        return number < 0 || number >= epochs.size() ? Optional.empty() : Optional.of(epochs.get((int) number));
    }

    @Override
    public synchronized boolean append(Epoch epoch) {
        return epoch.number() == epochs.size() && epochs.add(epoch);
    }

    @Override
    public synchronized boolean replaceLog(Epoch epoch, SignedHead cosigned) {
        Epoch present = epochs.get((int) epoch.number());
        boolean same = present.log().equals(epoch.log());
        if (same) {
            epochs.set((int) epoch.number(), present.with(cosigned));
        }
        return same;
    }

    @Override
    public synchronized boolean replaceAnchor(Epoch epoch, AnchorState next) {
        Epoch present = epochs.get((int) epoch.number());
        boolean same = present.anchor().equals(epoch.anchor());
        if (same) {
            epochs.set((int) epoch.number(), present.with(next));
        }
        return same;
    }

    @Override
    public synchronized List<TimeStamp> of(Hash root) {
        return List.copyOf(stamps.getOrDefault(root, List.of()));
    }

    @Override
    public synchronized boolean append(Hash root, int have, TimeStamp stamp) {
        List<TimeStamp> present = stamps.computeIfAbsent(root, stamped -> new ArrayList<>());
        return present.size() == have && present.add(stamp);
    }

    @Override
    public synchronized List<Hash> expiring(Instant until) {
        return stamps.entrySet().stream()
                .filter(each -> !each.getValue()
                        .get(each.getValue().size() - 1)
                        .validUntil()
                        .isAfter(until))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized Optional<Deployment> deployment() {
        return deployment;
    }

    @Override
    public synchronized void remember(Deployment remembered) {
        deployment = Optional.of(remembered);
    }
}
