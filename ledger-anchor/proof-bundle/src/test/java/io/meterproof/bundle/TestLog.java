package io.meterproof.bundle;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** A log of four shards and three epochs that holds given leaves among others, and answers for them. */
public final class TestLog {
    static final String NAME = "test.meterproof/log";
    static final String EPOCHS = NAME + "/epochs";
    private static final int SHARDS = 4;
    private static final int USED = 2;
    private static final int EPOCH = 2;
    private static final TestKeys KEY = new TestKeys("log");

    private final List<List<Hash>> shards =
            Stream.generate(() -> new ArrayList<Hash>()).limit(SHARDS).collect(Collectors.toList());
    private final Map<Hash, ProofAnswer.Place> places = new HashMap<>();

    private TestLog() {}

    static String origin(int shard) {
        return NAME + "/shard/" + shard;
    }

    /** The leaves alternate between two of the shards, and between leaves of others. */
    static ProofAnswer holding(List<Hash> leaves) {
        return holding(leaves, leaves);
    }

    /** An answer for some of the leaves that the log holds. */
    public static ProofAnswer holding(List<Hash> leaves, List<Hash> wanted) {
        TestLog log = new TestLog();
        for (int i = 0; i < SHARDS; i++) {
            log.shards.get(i).add(filler("first", i));
        }
        for (int i = 0; i < leaves.size(); i++) {
            List<Hash> shard = log.shards.get(i % USED);
            shard.add(filler("other", i));
            log.places.put(leaves.get(i), new ProofAnswer.Place(i % USED, shard.size()));
            shard.add(leaves.get(i));
        }
        log.places.keySet().retainAll(Set.copyOf(wanted));
        return log.answer();
    }

    private ProofAnswer answer() {
        List<ShardHead> heads = new ArrayList<>();
        List<LogProof.ShardProof> proofs = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            ShardHead head = new ShardHead(shard, shards.get(shard).size(), TreeHasher.root(shards.get(shard)));
            heads.add(head);
            if (shard >= USED) {
                continue;
            }
            proofs.add(new LogProof.ShardProof(
                    shard, shard, note(new Checkpoint(origin(shard), head.size(), head.root())), multiproof(shard)));
        }
        Subtrees set = Subtrees.over(ShardHead.leafHashes(heads));
        EpochEntry entry = new EpochEntry(EPOCH, 1, SHARDS, TreeHasher.root(ShardHead.leafHashes(heads)));
        List<Hash> epochs = List.of(filler("epoch", 0), filler("epoch", 1), entry.leafHash());
        Checkpoint checkpoint = new Checkpoint(EPOCHS, epochs.size(), TreeHasher.root(epochs));
        LogProof proof = new LogProof(
                EPOCH,
                1,
                proofs,
                SHARDS,
                Multiproof.of(set, SHARDS, List.of(0L, 1L)).hashes(),
                InclusionProof.of(Subtrees.over(epochs), epochs.size(), EPOCH).path(),
                note(checkpoint));
        return new ProofAnswer(proof, anchor(checkpoint.root()), places);
    }

    private List<Hash> multiproof(int shard) {
        List<Long> indexes = places.values().stream()
                .filter(place -> place.shard() == shard)
                .map(ProofAnswer.Place::index)
                .sorted()
                .toList();
        List<Hash> leaves = shards.get(shard);
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
