package io.meterproof.anchor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.SignedShard;
import io.meterproof.tlog.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /checkpoints/latest}. */
record EpochAnswer(String epoch, String generation, List<Shard> shards, String epochCheckpoint, Anchor anchor) {

    record Shard(int shard, String origin, String size, String root, String note) {
        static Shard of(SignedShard signed) {
            Checkpoint checkpoint = signed.signed().checkpoint();
            return new Shard(
                    signed.shard(),
                    checkpoint.origin(),
                    Long.toString(checkpoint.size()),
                    checkpoint.root().hex(),
                    signed.signed().note());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Anchor(String state, @Nullable String transaction, String root, String expected, String acc) {}

    static EpochAnswer of(Epoch epoch) {
        Anchor anchor = new Anchor(
                epoch.anchor().name(),
                epoch.anchor().transactionHash().orElse(null),
                epoch.root().hex(),
                epoch.expected().hex(),
                epoch.acc().hex());
        return new EpochAnswer(
                Long.toString(epoch.number()),
                Long.toString(epoch.entry().generation()),
                epoch.shards().stream().map(Shard::of).toList(),
                epoch.log().note(),
                anchor);
    }
}
