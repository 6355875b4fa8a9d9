package io.meterproof.quickstart.fsck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.AlertKind;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.PlacedPointer;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.Tile;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A log as the jobs and the anchor service write it, of one household's blocks on shard 0 and of arbitrary leaves elsewhere. */
final class TestLog {
    static final byte[] MASTER_KEY = new byte[PrivacyKey.LENGTH];
    private static final String NAME = "test.local";
    private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
    private static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.usagePoint("HOME");
    private static final PrivacyKey KEY = PrivacyKey.of(new byte[PrivacyKey.LENGTH]);
    private static final String CONTRACT = "0x00000000000000000000000000000000000000aa";

    final MemoryTopics topics = new MemoryTopics();
    final CatalogueRegistry registry = new CatalogueRegistry();
    private final AvroWire<TreeUpdate> updates = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
    private final AvroWire<SignedCheckpoint> checkpoints =
            new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
    private final Map<Integer, TreeEdge> edges = new TreeMap<>();
    private final KeyPair logKey = newKey();
    private final List<KeyPair> operatorKeys = List.of(newKey(), newKey());
    private final List<DocumentSigner> operators =
            operatorKeys.stream().map(TestLog::operator).toList();
    private CompactRange epochs = CompactRange.EMPTY;
    private PrefixTree statements = PrefixTree.EMPTY;
    private final Map<Integer, Seal> seals = new TreeMap<>();
    private Generation generation = Generation.FIRST;
    private int blocks;

    /** Blocks of the household, each with its leaf in shard 0, and an update of the tiles for all of them. */
    void accept(int count) {
        AvroWire<VerifiedReading> wire = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] signed = ByteBuffer.allocate(184).putInt(blocks++).array();
            byte[] signature = new byte[64];
            VerifiedReading reading = new VerifiedReading(
                    0L,
                    "METER_SIGNED",
                    true,
                    "test",
                    "native/1",
                    ByteBuffer.wrap(signed),
                    ByteBuffer.wrap(signature),
                    ByteBuffer.wrap(new byte[0]),
                    null,
                    null,
                    "HOME",
                    1L,
                    null,
                    null,
                    null);
            topics.add(Topics.READINGS_VERIFIED, 0, new byte[0], wire.write(reading));
            leaves.add(LogEntry.commit(KEY, Payload.block(signed, signature)).bytes());
        }
        append(0, leaves);
    }

    /** A block's leaf once more. */
    void commitAgain(int leaf) {
        append(0, List.of(topics.partition(Topics.LOG_LEAVES, 0).get(leaf).value()));
    }

    /** Two operators give the log as many new shards, and each old one its seal. */
    void reshard() {
        LogResharding resharding = new LogResharding(NAME, generation.number() + 1, new Shards(4, 4), SIGNED, "growth");
        sign(resharding);
        topics.grow(Topics.LOG_LEAVES, resharding.shards().end());
        seal(resharding.seal());
    }

    void sign(LogResharding resharding) {
        String json = DocumentCodec.encode(resharding);
        Hash hash = new SignedDocument(json, List.of()).hash();
        List<DocumentSignature> signatures =
                operators.stream().map(operator -> operator.sign(hash)).toList();
        topics.add(
                Topics.REGISTRY_EVENTS,
                0,
                resharding.subject().getBytes(UTF_8),
                new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry)
                        .write(SignedDocuments.toAvro(new SignedDocument(json, signatures))));
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

    private void append(int shard, List<byte[]> leaves) {
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
        edges.forEach((shard, edge) -> publish(epoch, NAME + "/shard/" + shard, edge.head()));
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
        publish(epoch, NAME + "/epochs", epochs.head());
        anchor(epoch, "PENDING");
        anchor(epoch, "FINAL");
    }

    private void publish(long epoch, String origin, TreeHead head) {
        Checkpoint checkpoint = new Checkpoint(origin, head);
        NoteKey key = NoteKey.of(origin, logKey.getPublic());
        SignedNote note = SignedNote.sign(checkpoint.text(), key, logKey.getPrivate(), Security.getProvider("SunEC"));
        SignedCheckpoint signed = new SignedCheckpoint(
                origin,
                head.size(),
                ByteBuffer.wrap(head.root().bytes()),
                note.toString(),
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

    /** One of the household's blocks, signed by both operators or one, and in the log or not. */
    void erase(int leaf, boolean approved, boolean logged) {
        Hash named =
                TreeHasher.leaf(topics.partition(Topics.LOG_LEAVES, 0).get(leaf).value());
        Erasure erasure = new Erasure("account-1", List.of(named), "ten years are over", SIGNED);
        List<DocumentSigner> signers = approved ? operators : operators.subList(0, 1);
        SignedDocument signed = DocumentSigner.sign(erasure, signers.toArray(DocumentSigner[]::new));
        topics.add(
                Topics.ERASURES,
                0,
                "account-1".getBytes(UTF_8),
                new AvroWire<>(Topics.ERASURES, SignedRecord.class, registry).write(SignedDocuments.toAvro(signed)));
        if (logged) {
            append(3, List.of(LogEntry.erasure(signed.json()).bytes()));
        }
    }

    /** A warning to an account, with its leaf in shard 1 where the attempt that told it did not fail. */
    void warn(String account, boolean committed) {
        publishPrivacyKey(PrivacyKeyHolder.account(account));
        String id = TreeHasher.sha256(account.getBytes(UTF_8)).hex();
        CreditAlert alert = new CreditAlert(id, account, AlertKind.LOW_CREDIT, SIGNED, 1, Optional.empty(), "EUR");
        topics.add(
                Topics.ALERTS,
                0,
                account.getBytes(UTF_8),
                new AvroWire<>(Topics.ALERTS, io.meterproof.records.avro.CreditAlert.class, registry)
                        .write(CreditAlerts.toAvro(alert)));
        if (committed) {
            append(1, List.of(LogEntry.commit(KEY, AlertJson.payload(alert)).bytes()));
        }
    }

    void publishPrivacyKey() {
        publishPrivacyKey(HOLDER);
    }

    private void publishPrivacyKey(PrivacyKeyHolder holder) {
        byte[] wrapped = KEY.wrap(MASTER_KEY, holder, new byte[PrivacyKey.NONCE_LENGTH]);
        var value = new io.meterproof.records.avro.PrivacyKey(holder.name(), ByteBuffer.wrap(wrapped));
        topics.add(
                Topics.PRIVACY_KEYS,
                0,
                holder.name().getBytes(UTF_8),
                new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry)
                        .write(value));
    }

    void destroyPrivacyKey() {
        topics.add(Topics.PRIVACY_KEYS, 0, HOLDER.name().getBytes(UTF_8), null);
    }

    /** The key was lost, and no tombstone says that it was there. */
    void losePrivacyKey() {
        topics.partition(Topics.PRIVACY_KEYS, 0).clear();
    }

    /** A reading's tombstone. */
    void bury(String key) {
        topics.add(Topics.READINGS_VERIFIED, 0, key.getBytes(UTF_8), null);
    }

    TrustFile trust() {
        TrustedKey trusted = trusted(Role.LOG, logKey);
        List<TrustFile.LogOrigin> logs = edges.keySet().stream()
                .filter(shard -> shard < Topics.LOG_LEAVES.partitions())
                .map(shard -> new TrustFile.LogOrigin(shard, NAME + "/shard/" + shard))
                .toList();
        return new TrustFile(
                "test",
                new TrustedKeys(Stream.concat(
                                Stream.of(trusted), operatorKeys.stream().map(each -> trusted(Role.OPERATOR, each)))
                        .toList()),
                logs,
                NAME + "/epochs",
                Optional.of(new TrustFile.Chain("31337", CONTRACT, Optional.empty())));
    }

    private static DocumentSigner operator(KeyPair pair) {
        BlockSigner key = new BlockSigner(
                SignatureAlgorithm.ED25519, identity(pair), pair.getPrivate(), Security.getProvider("SunEC"));
        return new DocumentSigner(Role.OPERATOR, key);
    }

    private static TrustedKey trusted(Role role, KeyPair pair) {
        return new TrustedKey(
                role,
                identity(pair),
                SignatureAlgorithm.ED25519,
                HexFormat.of().formatHex(raw(pair)),
                new Effective(Instant.EPOCH, Optional.empty()));
    }

    private static Hash identity(KeyPair pair) {
        return Identities.key(SignatureAlgorithm.ED25519, raw(pair));
    }

    private static byte[] raw(KeyPair pair) {
        return NoteKey.of(NAME, pair.getPublic()).raw();
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }
}
