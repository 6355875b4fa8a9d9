package io.meterproof.bundle;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** A log of four shards and three epochs that holds given leaves among others, and answers for them. */
public final class TestLog {
    static final String NAME = "test.meterproof/log";
    static final String EPOCHS = NAME + "/epochs";
    private static final int SHARDS = 4;
    private static final int USED = 2;
    /** Between so many leaves stands one of another account. */
    private static final int FEW = 5;

    private static final TestKeys KEY = new TestKeys("log");

    private final List<List<Hash>> shards =
            Stream.generate(() -> new ArrayList<Hash>()).limit(SHARDS).collect(Collectors.toList());
    private final List<Seal> seals = new ArrayList<>();
    private final Map<Hash, ProofAnswer.Place> places = new HashMap<>();
    private final List<Hash> epochs = new ArrayList<>(List.of(filler("epoch", 0), filler("epoch", 1)));

    /** A log that grows. */
    public TestLog() {
        for (int i = 0; i < SHARDS; i++) {
            shards.get(i).add(filler("first", i));
        }
    }

    static String origin(int shard) {
        return NAME + "/shard/" + shard;
    }

    /** The leaves alternate between two of the shards, with some leaves of others between them. */
    static ProofAnswer holding(List<Hash> leaves, StatementPointer newest) {
        return holding(leaves, leaves, Optional.of(newest));
    }

    /** An answer for some of the leaves that the log holds. */
    public static ProofAnswer holding(List<Hash> leaves, List<Hash> wanted, Optional<StatementPointer> newest) {
        return new TestLog().grow(leaves).answer(wanted, newest);
    }

    /** Takes in the leaves that it does not hold yet. */
    public TestLog grow(List<Hash> leaves) {
        for (Hash leaf : leaves) {
            int number = places.size();
            int place = firstShard() + number % USED;
            List<Hash> shard = shards.get(place);
            if (places.containsKey(leaf)) {
                continue;
            }
            if (number % FEW == 0) {
                shard.add(filler("other", number));
            }
            places.put(leaf, new ProofAnswer.Place(place, shard.size()));
            shard.add(leaf);
        }
        return this;
    }

    /** Seals its shards and goes on in as many new ones. */
    public TestLog reshard() {
        Seal seal = new Seal(generation() + 1, shards.size());
        shards.subList(firstShard(), shards.size()).forEach(shard -> shard.add(seal.leafHash()));
        seals.add(seal);
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new ArrayList<>(List.of(filler("first", shards.size()))));
        }
        return this;
    }

    /** Takes a leaf into a shard, be it sealed. */
    TestLog appended(int shard, Hash leaf) {
        places.put(leaf, new ProofAnswer.Place(shard, shards.get(shard).size()));
        shards.get(shard).add(leaf);
        return this;
    }

    private long generation() {
        return 1L + seals.size();
    }

    private int firstShard() {
        return seals.isEmpty() ? 0 : seals.get(seals.size() - 1).firstShard();
    }

    /** What seals a shard. */
    private Optional<Seal> seal(int shard) {
        return seals.stream().filter(seal -> shard < seal.firstShard()).findFirst();
    }

    /** Takes in once more a leaf that it holds, and shows it there from now on. */
    public TestLog again(Hash leaf) {
        places.remove(leaf);
        return grow(List.of(leaf));
    }

    /** What the bundle of a bill is made of that the log has taken in, at an epoch of its own. */
    public Bundle bundle(BundleBuilder builder) {
        grow(builder.leaves());
        return builder.build(answer(builder.leaves(), Optional.of(builder.pointer())));
    }

    /** That the log at one bundle's checkpoints is a prefix of what it is at another's. */
    public static Consistency consistency(TestLog log, LogProof older, LogProof newer) {
        SortedMap<String, ConsistencyProof> proofs = new TreeMap<>();
        for (LogGrowth growth : LogGrowth.between(older, newer)) {
            boolean ofEpochs = growth.origin().equals(EPOCHS);
            int shard = ofEpochs
                    ? 0
                    : Integer.parseInt(growth.origin().substring(origin(0).length() - 1));
            Subtrees tree = Subtrees.over(ofEpochs ? log.epochs : log.shards.get(shard));
            proofs.put(
                    growth.origin(),
                    ConsistencyProof.of(
                            tree, growth.older().size(), growth.newer().size()));
        }
        return new Consistency(proofs);
    }

    /** A log whose first shard has so many leaves, and the given ones far apart among them: each needs a path of its own. */
    static ProofAnswer farApart(List<Hash> leaves, StatementPointer newest, long size) {
        List<Long> indexes = new ArrayList<>();
        Map<Hash, ProofAnswer.Place> places = new HashMap<>();
        for (Hash leaf : leaves) {
            long index = indexes.size() * (size / leaves.size());
            indexes.add(index);
            places.put(leaf, new ProofAnswer.Place(0, index));
        }
        Multiproof proof =
                Multiproof.of((begin, end) -> filler("others to " + end, Math.toIntExact(begin)), size, indexes);
        ShardHead head = new ShardHead(0, size, proof.root(leaves));
        String note = note(new Checkpoint(origin(0), head.size(), head.root()));
        return answer(
                List.of(head),
                List.of(new LogProof.ShardProof(0, 0, note, proof.hashes())),
                places,
                Optional.of(newest),
                new TestLog());
    }

    ProofAnswer answer(List<Hash> wanted, Optional<StatementPointer> newest) {
        Map<Hash, ProofAnswer.Place> asked = new HashMap<>(places);
        asked.keySet().retainAll(Set.copyOf(wanted));
        List<ShardHead> heads = new ArrayList<>();
        List<LogProof.ShardProof> proofs = new ArrayList<>();
        for (int shard = 0; shard < shards.size(); shard++) {
            ShardHead head = new ShardHead(shard, shards.get(shard).size(), TreeHasher.root(shards.get(shard)));
            heads.add(head);
            if (!isAsked(shard, asked)) {
                continue;
            }
            proofs.add(new LogProof.ShardProof(
                    shard,
                    shard,
                    note(new Checkpoint(origin(shard), head.size(), head.root())),
                    multiproof(shard, asked),
                    seal(shard)));
        }
        return answer(heads, proofs, asked, newest, this);
    }

    private static ProofAnswer answer(
            List<ShardHead> heads,
            List<LogProof.ShardProof> proofs,
            Map<Hash, ProofAnswer.Place> places,
            Optional<StatementPointer> newest,
            TestLog log) {
        List<Hash> epochs = log.epochs;
        int epoch = epochs.size();
        List<Long> positions =
                proofs.stream().map(proof -> (long) proof.position()).toList();
        Subtrees set = Subtrees.over(ShardHead.leafHashes(heads));
        PrefixTree index = index(newest);
        EpochEntry entry = new EpochEntry(
                epoch,
                log.generation(),
                log.firstShard(),
                heads.size(),
                TreeHasher.root(ShardHead.leafHashes(heads)),
                index.root());
        epochs.add(entry.leafHash());
        Checkpoint checkpoint = new Checkpoint(EPOCHS, epochs.size(), TreeHasher.root(epochs));
        LogProof proof = new LogProof(
                epoch,
                log.generation(),
                log.firstShard(),
                proofs,
                heads.size(),
                Multiproof.of(set, heads.size(), positions).hashes(),
                index.root(),
                newest.map(pointer -> index.path(pointer.tag())).orElse(List.of()),
                InclusionProof.of(Subtrees.over(epochs), epochs.size(), epoch).path(),
                note(checkpoint));
        return new ProofAnswer(proof, anchor(checkpoint.root()), newest.map(StatementPointer::statement), places);
    }

    /** The newest statement among those of other accounts. */
    private static PrefixTree index(Optional<StatementPointer> newest) {
        SortedMap<Hash, Hash> statements = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            statements.put(filler("tag", i), filler("statement", i));
        }
        newest.ifPresent(pointer -> statements.put(pointer.tag(), pointer.statement()));
        return PrefixTree.EMPTY.with(statements);
    }

    private static boolean isAsked(int shard, Map<Hash, ProofAnswer.Place> asked) {
        return asked.values().stream().anyMatch(place -> place.shard() == shard);
    }

    private List<Hash> multiproof(int shard, Map<Hash, ProofAnswer.Place> asked) {
        List<Long> indexes = asked.values().stream()
                .filter(place -> place.shard() == shard)
                .map(ProofAnswer.Place::index)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        List<Hash> leaves = shards.get(shard);
        if (seal(shard).isPresent() && !indexes.contains(leaves.size() - 1L)) {
            indexes.add(leaves.size() - 1L);
        }
        return Multiproof.of(Subtrees.over(leaves), leaves.size(), indexes).hashes();
    }

    private static AnchorClaim anchor(Hash root) {
        Hash expected = filler("acc", 0);
        Keccak.Digest256 keccak = new Keccak.Digest256();
        keccak.update(expected.bytes());
        return new AnchorClaim(
                "31337",
                "0x" + filler("contract", 0).hex().substring(24),
                "0x" + filler("transaction", 0).hex(),
                "0x" + filler("block", 0).hex(),
                12,
                root,
                expected,
                Hash.of(keccak.digest(root.bytes())));
    }

    private static String note(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), KEY.note(checkpoint.origin()), KEY.privateKey(), TestKeys.PROVIDER)
                .toString();
    }

    private static Hash filler(String what, int index) {
        return TreeHasher.sha256((what + index).getBytes(StandardCharsets.UTF_8));
    }
}
