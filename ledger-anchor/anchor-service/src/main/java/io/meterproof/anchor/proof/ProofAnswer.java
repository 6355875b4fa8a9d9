package io.meterproof.anchor.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code POST /proofs}, field by field as docs/proof-api.md describes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofAnswer(
        String epoch,
        String generation,
        @Nullable Integer firstShard,
        List<Shard> shards,
        ShardSet shardSet,
        Statements statements,
        List<String> epochInclusion,
        String epochCheckpoint,
        Anchor anchor) {

    /** Leaves of one shard, with one multiproof for all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shard(
            int shard,
            int position,
            String origin,
            String size,
            String root,
            String note,
            List<String> leaves,
            List<String> indexes,
            List<String> multiproof,
            @Nullable Sealed sealed) {}

    /** The generation that took over, which the last leaf of a sealed shard names. */
    public record Sealed(String generation, int firstShard) {}

    /** Proves the shards' heads in the epoch's shard set. */
    public record ShardSet(int size, List<String> multiproof) {}

    /** The root of the epoch's index of newest statements; of the account that was asked for its newest statement, and the path to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statements(
            String root, @Nullable String newest, @Nullable List<String> path) {}

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
