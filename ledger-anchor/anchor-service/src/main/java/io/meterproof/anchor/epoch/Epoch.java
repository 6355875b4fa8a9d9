package io.meterproof.anchor.epoch;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.TreeHead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of the epoch log, with everything signed for it and the state of its anchor.
 *
 * @param made when it was signed
 * @param shards ascending; those that did not grow keep their former note
 * @param log the epoch log's head after this entry, {@code entry.epoch() + 1} leaves
 * @param slot where it is anchored, and upon what
 */
public record Epoch(
        EpochEntry entry, Instant made, List<SignedShard> shards, SignedHead log, Slot slot, AnchorState anchor) {
    public Epoch {
        shards = List.copyOf(shards);
    }

    public long number() {
        return entry.epoch();
    }

    public Generation generation() {
        return new Generation(entry.generation(), entry.firstShard());
    }

    /** Whether nothing is appended to a shard any more. */
    public boolean isSealed(int shard) {
        return shard < entry.firstShard();
    }

    public Hash root() {
        return log.checkpoint().root();
    }

    /** The contract's slot before this epoch's anchor. */
    public Hash expected() {
        return slot.expected();
    }

    /** The contract's slot once this epoch is anchored. */
    public Hash acc() {
        return slot.after(root());
    }

    public Optional<SignedShard> shard(int number) {
        return shards.stream().filter(shard -> shard.shard() == number).findFirst();
    }

    public List<ShardHead> heads() {
        return shards.stream().map(SignedShard::head).toList();
    }

    /** The shards' heads, by shard. */
    public Map<Integer, TreeHead> treeHeads() {
        return shards.stream()
                .collect(Collectors.toMap(
                        SignedShard::shard, shard -> shard.signed().checkpoint().head()));
    }

    public Epoch with(SignedHead cosigned) {
        return new Epoch(entry, made, shards, cosigned, slot, anchor);
    }

    public Epoch with(AnchorState next) {
        return new Epoch(entry, made, shards, log, slot, next);
    }
}
