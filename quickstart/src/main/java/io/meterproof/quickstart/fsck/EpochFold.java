package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The epoch log, entry by entry, from the shards' heads of each epoch. A service that starts again tells its newest epoch once more. */
final class EpochFold {
    /** So far back a repeated epoch is known; a signer repeats its newest only. */
    private static final int REPEATED = 1024;

    private final Map<Long, Hash> roots = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Hash> eldest) {
            return size() > REPEATED;
        }
    };
    private final Map<Integer, TreeHead> heads = new TreeMap<>();
    private final Map<Integer, Seal> seals = new TreeMap<>();
    private Generation generation = Generation.FIRST;
    private final SortedMap<Hash, Hash> newer = new TreeMap<>();
    private PrefixTree statements = PrefixTree.EMPTY;
    private CompactRange log = CompactRange.EMPTY;
    private long epoch;

    /** How many epochs there are. */
    long size() {
        return log.size();
    }

    /**
     * A shard's head in an epoch.
     *
     * @param seal the last of its leaves, if it is one
     */
    void add(long of, int shard, TreeHead head, Optional<Seal> seal) {
        if (of != epoch) {
            heads.clear();
            seals.clear();
            epoch = of;
        }
        seal.ifPresent(last -> seals.put(shard, last));
        TreeHead before = heads.put(shard, head);
        if (before != null && !before.equals(head)) {
            throw new InvalidProofException("shard " + shard + " has two heads in epoch " + of);
        }
    }

    /** Pointers to statements that the heads cover and those before did not, in the order of each shard's leaves. */
    void point(Collection<StatementPointer> pointers) {
        pointers.forEach(pointer -> newer.put(pointer.tag(), pointer.statement()));
    }

    /**
     * The epoch log's head after an epoch.
     *
     * @throws InvalidProofException unless it is the one that the shards' heads give
     */
    void close(long of, TreeHead head) {
        if (head.size() != of + 1 || of > log.size()) {
            throw new InvalidProofException("epoch " + of + " does not follow " + log.size() + " epochs");
        }
        if (of == log.size()) {
            log = log.append(entry(of).leafHash());
            roots.put(of, log.root());
        }
        Hash root = roots.get(of);
        if (!head.root().equals(root)) {
            throw new InvalidProofException("the epoch log has root " + root + ", not " + head.root());
        }
    }

    private EpochEntry entry(long of) {
        if (of != epoch) {
            throw new InvalidProofException("epoch " + of + " has no shards");
        }
        List<ShardHead> shards = heads.entrySet().stream()
                .map(head -> new ShardHead(
                        head.getKey(), head.getValue().size(), head.getValue().root()))
                .toList();
        statements = statements.with(newer);
        newer.clear();
        generation = generation.after(seals);
        return new EpochEntry(
                of,
                generation.number(),
                generation.firstShard(),
                shards.size(),
                TreeHasher.root(ShardHead.leafHashes(shards)),
                statements.root());
    }
}
