package io.meterproof.anchor.epoch;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ShardHead;

/** A shard's head as it was signed for an epoch. */
public record SignedShard(int shard, SignedHead signed) {
    public ShardHead head() {
        Checkpoint checkpoint = signed.checkpoint();
        return new ShardHead(shard, checkpoint.size(), checkpoint.root());
    }
}
