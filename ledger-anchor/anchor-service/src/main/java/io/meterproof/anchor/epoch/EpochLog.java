package io.meterproof.anchor.epoch;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the next epoch from the shards' heads. */
public final class EpochLog {
    private final Origins origins;
    private final CheckpointSigner signer;

    public EpochLog(Origins origins, CheckpointSigner signer) {
        this.origins = origins;
        this.signer = signer;
    }

    /** Whether some shard has leaves that the last epoch does not have. */
    public static boolean grew(Optional<Epoch> last, Map<Integer, TreeHead> heads) {
        return heads.entrySet().stream().anyMatch(head -> head.getValue().size() > signedSize(last, head.getKey()));
    }

    /** How many leaves of a shard an epoch covers. */
    public static long signedSize(Optional<Epoch> last, int shard) {
        return last.flatMap(epoch -> epoch.shard(shard))
                .map(signed -> signed.head().size())
                .orElse(0L);
    }

    /**
     * Signs the heads that grew, and the epoch log's.
     *
     * @param heads each consistent with the last epoch's, which the caller has checked
     * @param generation of the shards at these heads
     * @param statements root of the index of newest statements at these heads
     * @param edge of the epoch log before this entry
     * @param slot where this epoch will be anchored
     */
    public Epoch next(
            Optional<Epoch> last,
            Map<Integer, TreeHead> heads,
            Generation generation,
            Hash statements,
            TreeEdge edge,
            Slot slot,
            Instant made) {
        List<SignedShard> shards = new TreeMap<>(heads)
                .entrySet().stream()
                        .map(head -> sign(last, head.getKey(), head.getValue(), made))
                        .toList();
        List<ShardHead> signedHeads = shards.stream().map(SignedShard::head).toList();
        EpochEntry entry = new EpochEntry(
                edge.size(),
                generation.number(),
                generation.firstShard(),
                signedHeads.size(),
                TreeHasher.root(ShardHead.leafHashes(signedHeads)),
                statements);
        TreeHead head = TreeBuilder.grow(edge, List.of(entry.leafHash())).head();
        SignedHead log = signer.sign(new Checkpoint(origins.epochs(), head), made);
        return new Epoch(entry, made, shards, log, slot, new AnchorState.Pending());
    }

    private SignedShard sign(Optional<Epoch> last, int shard, TreeHead head, Instant made) {
        return last.flatMap(epoch -> epoch.shard(shard))
                .filter(signed -> signed.signed().checkpoint().head().equals(head))
                .orElseGet(() -> new SignedShard(shard, signer.sign(new Checkpoint(origins.shard(shard), head), made)));
    }
}
