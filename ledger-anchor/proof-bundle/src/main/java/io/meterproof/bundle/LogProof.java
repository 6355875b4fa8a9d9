package io.meterproof.bundle;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * The way from the shards to the anchored epoch log, as docs/proof-api.md describes it.
 *
 * @param firstShard the first shard of the generation: those below are sealed; 0 in the first generation
 * @param shards those that hold the bundle's leaves, ascending
 * @param shardSetSize how many shards the epoch has
 * @param shardSetProof multiproof of the shards' heads in the shard set
 * @param statementIndex root of the epoch's index of newest statements
 * @param statementPath from the account's newest statement to it
 * @param epochInclusion audit path of the epoch's entry in the epoch log
 * @param epochCheckpoint signed note over the head of the epoch log
 */
public record LogProof(
        long epoch,
        long generation,
        int firstShard,
        List<ShardProof> shards,
        int shardSetSize,
        List<Hash> shardSetProof,
        Hash statementIndex,
        List<Hash> statementPath,
        List<Hash> epochInclusion,
        String epochCheckpoint) {
    public LogProof {
        shards = List.copyOf(shards);
        shardSetProof = List.copyOf(shardSetProof);
        statementPath = List.copyOf(statementPath);
        epochInclusion = List.copyOf(epochInclusion);
    }

    /**
     * One multiproof over all the bundle's leaves in a shard.
     *
     * @param position index of the shard in the shard set
     * @param note signed note over the head of the shard
     * @param multiproof of the bundle's leaves, and of the seal
     * @param seal the last leaf of a shard of an earlier generation
     */
    public record ShardProof(int shard, int position, String note, List<Hash> multiproof, Optional<Seal> seal) {
        public ShardProof {
            multiproof = List.copyOf(multiproof);
        }

        /** A shard that grows. */
        public ShardProof(int shard, int position, String note, List<Hash> multiproof) {
            this(shard, position, note, multiproof, Optional.empty());
        }
    }
}
