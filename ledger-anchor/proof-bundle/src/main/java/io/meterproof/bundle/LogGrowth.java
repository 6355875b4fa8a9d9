package io.meterproof.bundle;

import static java.util.stream.Collectors.toMap;

import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.SignedNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A log at two checkpoints that two bundles show. */
public record LogGrowth(Checkpoint older, Checkpoint newer) {
    /**
     * Every log that the older bundle shows, as both show it: the epoch log first, then its shards.
     *
     * @throws IllegalArgumentException where the newer one does not show a shard
     * @throws io.meterproof.tlog.InvalidProofException for a note that is none
     */
    public static List<LogGrowth> between(LogProof older, LogProof newer) {
        List<LogGrowth> logs = new ArrayList<>();
        logs.add(new LogGrowth(checkpoint(older.epochCheckpoint()), checkpoint(newer.epochCheckpoint())));
        Map<Integer, ShardProof> later =
                newer.shards().stream().collect(toMap(ShardProof::shard, shard -> shard, (one, other) -> one));
        for (ShardProof shard : older.shards()) {
            ShardProof then = later.get(shard.shard());
            if (then == null) {
                throw new IllegalArgumentException("the newer bill shows no checkpoint of shard " + shard.shard());
            }
            logs.add(new LogGrowth(checkpoint(shard.note()), checkpoint(then.note())));
        }
        return logs;
    }

    public String origin() {
        return older.origin();
    }

    private static Checkpoint checkpoint(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
