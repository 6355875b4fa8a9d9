package io.meterproof.quickstart.fsck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.PlacedPointer;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.Tile;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log as the jobs and the anchor service write it. */
final class TestLog {
    private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CONTRACT = "0x00000000000000000000000000000000000000aa";

    final MemoryTopics topics = new MemoryTopics();
    final CatalogueRegistry registry = new CatalogueRegistry();
    final LogSigners signers = new LogSigners();
    private final AvroWire<TreeUpdate> updates = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
    private final AvroWire<SignedCheckpoint> checkpoints =
            new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
    private final Map<Integer, TreeEdge> edges = new TreeMap<>();
    private CompactRange epochs = CompactRange.EMPTY;
    private PrefixTree statements = PrefixTree.EMPTY;
    private final Map<Integer, Seal> seals = new TreeMap<>();
    private Generation generation = Generation.FIRST;

    /** Two operators give the log as many new shards, and each old one its seal. */
    void reshard() {
        LogResharding resharding =
                new LogResharding(LogSigners.NAME, generation.number() + 1, new Shards(4, 4), SIGNED, "growth");
        sign(resharding);
        topics.grow(Topics.LOG_LEAVES, resharding.shards().end());
        seal(resharding.seal());
    }

    private void sign(LogResharding resharding) {
        topics.add(
                Topics.REGISTRY_EVENTS,
                0,
                resharding.subject().getBytes(UTF_8),
                new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry)
                        .write(SignedDocuments.toAvro(signers.sign(resharding, true))));
    }

    /** The last leaf of each shard that there is. */
    void seal(Seal seal) {
        for (int shard = 0; shard < seal.firstShard(); shard++) {
            append(shard, List.of(seal.bytes()));
            seals.put(shard, seal);
        }
    }

    /** A record behind the others of a shard, which no update of the tiles takes in. */
    void write(int shard, byte[] leaf) {
        topics.add(Topics.LOG_LEAVES, shard, new byte[0], leaf);
    }

    /** Somebody's leaves. */
    void append(int shard, int count) {
        long first = edges.getOrDefault(shard, TreeEdge.EMPTY).size();
        List<byte[]> leaves = new ArrayList<>();
        for (long i = first; i < first + count; i++) {
            leaves.add(LogEntry.registryEvent(shard + "/" + i).bytes());
        }
        append(shard, leaves);
    }

    /** These leaves, and an update of the tiles for them. */
    void append(int shard, List<byte[]> leaves) {
        leaves.forEach(leaf -> topics.add(Topics.LOG_LEAVES, shard, new byte[0], leaf));
        update(shard, leaves, edges.getOrDefault(shard, TreeEdge.EMPTY));
    }

    /** An account's newest statement. */
    void point(int shard, StatementPointer pointer) {
        statements = statements.with(new TreeMap<>(Map.of(pointer.tag(), pointer.statement())));
        hide(shard, pointer);
    }

    /** A pointer that no epoch's index takes in. */
    void hide(int shard, StatementPointer pointer) {
        append(shard, List.of(pointer.bytes()));
    }

    private static List<PlacedPointer> pointers(long first, List<byte[]> leaves) {
        List<PlacedPointer> pointers = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            long index = first + i;
            StatementPointer.parse(leaves.get(i))
                    .ifPresent(pointer -> pointers.add(new PlacedPointer(
                            index,
                            ByteBuffer.wrap(pointer.tag().bytes()),
                            ByteBuffer.wrap(pointer.statement().bytes()))));
        }
        return pointers;
    }

    /** The job starts again without its state, and folds all leaves once more. */
    void foldAnew(int shard) {
        update(
                shard,
                topics.partition(Topics.LOG_LEAVES, shard).stream()
                        .map(LogRecord::value)
                        .toList(),
                TreeEdge.EMPTY);
    }

    private void update(int shard, List<byte[]> leaves, TreeEdge before) {
        TreeBuilder.Growth growth =
                TreeBuilder.grow(before, leaves.stream().map(TreeHasher::leaf).toList());
        edges.put(shard, growth.edge());
        List<Tile> tiles = growth.tiles().stream()
                .map(tile -> new Tile(
                        tile.path().level(), tile.path().index(), tile.path().width(), ByteBuffer.wrap(tile.bytes())))
                .toList();
        TreeHead head = growth.head();
        topics.add(
                Topics.LOG_TILES,
                shard,
                new byte[0],
                updates.write(new TreeUpdate(
                        shard,
                        head.size(),
                        ByteBuffer.wrap(head.root().bytes()),
                        tiles,
                        pointers(before.size(), leaves),
                        leaves.isEmpty()
                                ? null
                                : Seal.parse(shard, leaves.get(leaves.size() - 1))
                                        .map(Seal::bytes)
                                        .map(ByteBuffer::wrap)
                                        .orElse(null))));
    }

    /** Signs every shard's head and the epoch log's, and anchors it. */
    void epoch() {
        long epoch = epochs.size();
        generation = generation.after(seals);
        edges.forEach((shard, edge) -> publish(epoch, LogSigners.NAME + "/shard/" + shard, edge.head()));
        List<ShardHead> heads = edges.entrySet().stream()
                .map(edge -> new ShardHead(
                        edge.getKey(),
                        edge.getValue().size(),
                        edge.getValue().head().root()))
                .toList();
        Hash root = TreeHasher.root(ShardHead.leafHashes(heads));
        epochs = epochs.append(new EpochEntry(
                        epoch, generation.number(), generation.firstShard(), heads.size(), root, statements.root())
                .leafHash());
        publish(epoch, LogSigners.NAME + "/epochs", epochs.head());
        anchor(epoch, "PENDING");
        anchor(epoch, "FINAL");
    }

    private void publish(long epoch, String origin, TreeHead head) {
        Checkpoint checkpoint = new Checkpoint(origin, head);
        SignedCheckpoint signed = new SignedCheckpoint(
                origin,
                head.size(),
                ByteBuffer.wrap(head.root().bytes()),
                signers.sign(checkpoint).toString(),
                epoch,
                SIGNED.toEpochMilli());
        topics.add(Topics.LOG_CHECKPOINTS, 0, origin.getBytes(UTF_8), checkpoints.write(signed));
    }

    private void anchor(long epoch, String state) {
        Anchor anchor = new Anchor(
                epoch, epoch + 1, ByteBuffer.wrap(epochs.root().bytes()), state, "0x01", "0x02", 3L, CONTRACT, 31337L);
        topics.add(
                Topics.LOG_ANCHORS,
                0,
                new byte[0],
                new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry).write(anchor));
    }

    TrustFile trust() {
        List<TrustFile.LogOrigin> logs = edges.keySet().stream()
                .filter(shard -> shard < Topics.LOG_LEAVES.partitions())
                .map(shard -> new TrustFile.LogOrigin(shard, LogSigners.NAME + "/shard/" + shard))
                .toList();
        return new TrustFile(
                "test",
                new TrustedKeys(signers.trusted()),
                logs,
                LogSigners.NAME + "/epochs",
                Optional.of(new TrustFile.Chain("31337", CONTRACT, Optional.empty())));
    }

    /** What fsck says of its topics. */
    FsckReport fsck() throws InterruptedException {
        return fsck(topics);
    }

    /** What fsck says of it in topics that are not as they were written. */
    FsckReport fsck(LogTopics read) throws InterruptedException {
        return new Fsck(read, registry, trust(), Optional.of(LoggedHousehold.MASTER_KEY), Optional.empty(), new Quiet())
                .run();
    }

    /** Its topics with one bit of a record flipped. */
    LogTopics flipped(Topic topic, int index, int byteIndex) {
        return new FlippedTopics(topics, topics.partition(topic, 0).get(index).position(), byteIndex);
    }

    private static final class Quiet implements Progress {
        @Override
        public void step(String what) {}

        @Override
        public void moved(long records) {}
    }
}
