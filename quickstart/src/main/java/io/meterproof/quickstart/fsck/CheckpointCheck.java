package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.keylog.LogGenerations;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TreeEdge;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every record of {@code log.checkpoints}: signed by a log key, with the root that the leaves give; and the epoch log's, with the entries
 * that follow from the shards' checkpoints of each epoch.
 */
final class CheckpointCheck implements AutoCloseable {
    private final LogTopics topics;
    private final AvroWire<SignedCheckpoint> wire;
    private final TrustFile trust;
    private final LogKeys keys;
    private final Progress progress;
    private final Map<Integer, ShardTree> trees = new HashMap<>();
    private final Map<Integer, Long> pointed = new HashMap<>();
    private final Map<Integer, Seal> signedSeals;
    private final long signedGenerations;
    private final EpochFold epochs = new EpochFold();

    CheckpointCheck(LogTopics topics, SchemaRegistry registry, TrustFile trust, Progress progress) {
        this.topics = topics;
        this.wire = new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
        this.trust = trust;
        this.keys = new LogKeys(trust);
        this.progress = progress;
        LogGenerations signed = SignedGenerations.read(topics, registry, trust);
        this.signedSeals = signed.seals();
        this.signedGenerations = signed.next() - 1;
    }

    /**
     * What was found right.
     *
     * @param sizes of the newest signed head of each shard
     */
    record Counts(long checkpoints, long epochs, Map<Integer, Long> sizes) {}

    Counts check() {
        long count = 0;
        try (RecordStream checkpoints = topics.open(Topics.LOG_CHECKPOINTS, 0)) {
            for (Optional<LogRecord> next = checkpoints.next(); next.isPresent(); next = checkpoints.next()) {
                check(next.get());
                count++;
            }
        }
        return new Counts(count, epochs.size(), Map.copyOf(pointed));
    }

    private void check(LogRecord record) {
        try {
            SignedCheckpoint signed = wire.read(record.value());
            SignedNote note = SignedNote.parse(signed.getNote());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            Checkpoint said = new Checkpoint(signed.getOrigin(), signed.getSize(), Hash.of(Bytes.of(signed.getRoot())));
            if (!said.equals(checkpoint)) {
                throw new InvalidProofException("the record says " + said + ", its note " + checkpoint);
            }
            keys.verify(note, checkpoint.origin(), Instant.ofEpochMilli(signed.getSigned()));
            if (checkpoint.origin().equals(trust.epochsOrigin())) {
                epochs.close(signed.getEpoch(), checkpoint.head());
            } else {
                int shard = shard(checkpoint.origin());
                checkRoot(checkpoint, shard);
                Optional<Seal> seal = trees.get(shard).seal(checkpoint.size());
                seal.ifPresent(last -> checkSigned(shard, last));
                epochs.add(signed.getEpoch(), shard, checkpoint.head(), seal);
            }
        } catch (InvalidProofException | IllegalArgumentException | MalformedRecordException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    private void checkRoot(Checkpoint checkpoint, int shard) {
        ShardTree tree = trees.computeIfAbsent(shard, number -> new ShardTree(topics, number, progress));
        TreeEdge edge = tree.at(checkpoint.size())
                .orElseThrow(() -> new InvalidProofException(
                        "shard " + shard + " has fewer than " + checkpoint.size() + " leaves"));
        Hash root = edge.head().root();
        if (!root.equals(checkpoint.root())) {
            throw new InvalidProofException("the first " + checkpoint.size() + " leaves of shard " + shard
                    + " have root " + root + ", not " + checkpoint.root());
        }
        epochs.point(tree.pointers(pointed.getOrDefault(shard, 0L), checkpoint.size())
                .values());
        pointed.merge(shard, checkpoint.size(), Math::max);
    }

    /** Two operators have to give the log other shards. */
    private void checkSigned(int shard, Seal seal) {
        if (!seal.equals(signedSeals.get(shard))) {
            throw new InvalidProofException("shard " + shard + " is sealed in favour of generation " + seal.generation()
                    + " from shard " + seal.firstShard() + " on, and nobody signed that");
        }
    }

    /** A log of the trust file, or one that was opened after it was written. */
    private int shard(String origin) {
        return trust.logs().stream()
                .filter(log -> log.origin().equals(origin))
                .map(TrustFile.LogOrigin::shard)
                .findFirst()
                .or(() -> later(origin))
                .orElseThrow(() -> new InvalidProofException(origin + " is not a log of the trust file"));
    }

    private Optional<Integer> later(String origin) {
        return IntStream.range(0, topics.partitions(Topics.LOG_LEAVES))
                .boxed()
                .filter(shard -> origin.equals(trust.logName() + "/shard/" + shard))
                .filter(shard -> trust.trusts(new TrustFile.LogOrigin(shard, origin), signedGenerations))
                .findFirst();
    }

    @Override
    public void close() {
        trees.values().forEach(ShardTree::close);
    }
}
