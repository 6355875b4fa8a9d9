package io.meterproof.anchor.proof;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.epoch.SignedShard;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TreeHasher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves leaves to the newest final anchor. */
public final class Prover {
    private final TreeStore trees;
    private final EpochStore epochs;

    public Prover(TreeStore trees, EpochStore epochs) {
        this.trees = trees;
        this.epochs = epochs;
    }

    /**
     * The proof of distinct leaves, verified.
     *
     * @param tag of an account, whose newest statement is proven too
     * @throws NotYetException if a leaf is not covered by a final epoch
     * @throws ContradictionException if what is stored does not prove what was signed
     */
    public ProofAnswer prove(Collection<Hash> leaves, Optional<Hash> tag) {
        try {
            return proof(leaves, tag);
        } catch (InvalidProofException e) {
            throw new ContradictionException("the stored trees do not prove what was signed: " + e.getMessage(), e);
        }
    }

    private ProofAnswer proof(Collection<Hash> leaves, Optional<Hash> tag) {
        Epoch epoch =
                epochs.newestFinal().orElseThrow(() -> new NotYetException("no epoch is final yet", Optional.empty()));
        SortedMap<Integer, SortedMap<Long, Hash>> wanted = locate(epoch, leaves);
        List<ProofAnswer.Shard> shards = new ArrayList<>();
        Map<Integer, Seal> seals = trees.shards().seals();
        wanted.forEach((shard, byIndex) -> shards.add(prove(
                epoch, shard, byIndex, epoch.isSealed(shard) ? Optional.of(seals.get(shard)) : Optional.empty())));
        List<Long> positions =
                shards.stream().map(shard -> (long) shard.position()).toList();
        List<Hash> shardSet = shardSet(epoch);
        Multiproof headProof = Multiproof.of(Subtrees.over(shardSet), shardSet.size(), positions);
        InclusionProof inclusion = new TileHashes(
                        trees.tiles(TreeStore.EPOCHS), epoch.log().checkpoint().size())
                .inclusion(epoch.number());
        inclusion.verify(epoch.entry().leafHash(), epoch.root());
        return new ProofAnswer(
                Long.toString(epoch.number()),
                Long.toString(epoch.entry().generation()),
                epoch.entry().firstShard() == 0 ? null : epoch.entry().firstShard(),
                shards,
                new ProofAnswer.ShardSet(shardSet.size(), hex(headProof.hashes())),
                statements(epoch, tag),
                hex(inclusion.path()),
                provable(epoch.log()),
                anchor(epoch));
    }

    private ProofAnswer.Statements statements(Epoch epoch, Optional<Hash> tag) {
        PrefixTree index = trees.statements(epoch.treeHeads());
        if (!index.root().equals(epoch.entry().statementIndex())) {
            throw new ContradictionException("epoch " + epoch.number() + " has other statements than its entry");
        }
        if (tag.isEmpty()) {
            return new ProofAnswer.Statements(index.root().hex(), null, null);
        }
        Hash newest = index.get(tag.get())
                .orElseThrow(() -> new NotYetException("no statement of this account is in the log yet", tag));
        return new ProofAnswer.Statements(index.root().hex(), newest.hex(), hex(index.path(tag.get())));
    }

    private static List<Hash> shardSet(Epoch epoch) {
        List<Hash> heads = ShardHead.leafHashes(epoch.heads());
        if (!TreeHasher.root(heads).equals(epoch.entry().shardSetRoot())) {
            throw new ContradictionException("epoch " + epoch.number() + " has other shards than its entry");
        }
        return heads;
    }

    private SortedMap<Integer, SortedMap<Long, Hash>> locate(Epoch epoch, Collection<Hash> leaves) {
        Map<Hash, LeafPosition> found = trees.find(leaves);
        SortedMap<Integer, SortedMap<Long, Hash>> located = new TreeMap<>();
        for (Hash leaf : leaves) {
            LeafPosition position = Optional.ofNullable(found.get(leaf))
                    .orElseThrow(() -> new NotYetException("the leaf is not in the log yet", Optional.of(leaf)));
            long covered = epoch.shard(position.shard())
                    .map(shard -> shard.head().size())
                    .orElse(0L);
            if (position.index() >= covered) {
                throw new NotYetException(
                        "the leaf is number " + position.index() + " of shard " + position.shard() + "; final epoch "
                                + epoch.number() + " covers " + covered,
                        Optional.of(leaf));
            }
            located.computeIfAbsent(position.shard(), shard -> new TreeMap<>()).put(position.index(), leaf);
        }
        return located;
    }

    /** Of a sealed shard the seal is proven too, as its last leaf. */
    private ProofAnswer.Shard prove(Epoch epoch, int number, SortedMap<Long, Hash> byIndex, Optional<Seal> seal) {
        SignedShard shard = epoch.shard(number).orElseThrow();
        Checkpoint checkpoint = shard.signed().checkpoint();
        seal.ifPresent(last -> byIndex.put(checkpoint.size() - 1, last.leafHash()));
        TileHashes tiles = new TileHashes(trees.tiles(TreeStore.shard(number)), checkpoint.size());
        Multiproof proof = tiles.multiproof(List.copyOf(byIndex.keySet()));
        proof.verify(List.copyOf(byIndex.values()), checkpoint.root());
        return new ProofAnswer.Shard(
                number,
                epoch.shards().indexOf(shard),
                checkpoint.origin(),
                Long.toString(checkpoint.size()),
                checkpoint.root().hex(),
                provable(shard.signed()),
                hex(List.copyOf(byIndex.values())),
                byIndex.keySet().stream().map(index -> Long.toString(index)).toList(),
                hex(proof.hashes()),
                seal.map(last -> new ProofAnswer.Sealed(Long.toString(last.generation()), last.firstShard()))
                        .orElse(null));
    }

    private ProofAnswer.Anchor anchor(Epoch epoch) {
        AnchorState.Final anchor = (AnchorState.Final) epoch.anchor();
        Contract contract = epoch.slot().contract();
        return new ProofAnswer.Anchor(
                Long.toString(contract.chainId()),
                contract.address(),
                anchor.transaction(),
                anchor.block(),
                Long.toString(anchor.blockNumber()),
                epoch.root().hex(),
                epoch.expected().hex(),
                epoch.acc().hex());
    }

    /** Verifiers of bundles know Ed25519; the lines of ML-DSA-44 are longer than the rest of a small bundle. */
    private static String provable(SignedHead head) {
        return SignedNote.parse(head.note()).ofEd25519().toString();
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }
}
