package io.meterproof.anchor.proof;

import java.util.List;

/** The answer to {@code POST /proofs}, field by field as docs/proof-api.md describes it. */
public record ProofAnswer(
        String epoch,
        String generation,
        List<Shard> shards,
        ShardSet shardSet,
        List<String> epochInclusion,
        String epochCheckpoint,
        Anchor anchor) {

    /** Leaves of one shard, with one multiproof for all. */
    public record Shard(
            int shard,
            int position,
            String origin,
            String size,
            String root,
            String note,
            List<String> leaves,
            List<String> indexes,
            List<String> multiproof) {}

    /** Proves the shards' heads in the epoch's shard set. */
    public record ShardSet(int size, List<String> multiproof) {}

    /** Where the epoch log's root is in the chain. */
    public record Anchor(
            String chainId,
            String contract,
            String transaction,
            String block,
            String blockNumber,
            String root,
            String expected,
            String acc) {}
}
