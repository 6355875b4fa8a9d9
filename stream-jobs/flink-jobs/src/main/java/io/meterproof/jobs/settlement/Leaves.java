package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.commitment.StatementPointer;
import java.nio.ByteBuffer;

/** Sends leaves to the shard of their holder: the partition of {@code log.leaves} with that number. */
final class Leaves {
    private final Shards shards;
    private final Recent<Integer> shardOfHolder = new Recent<>();

    Leaves(Shards shards) {
        this.shards = shards;
    }

    Message of(String holder, LogEntry leaf) {
        return of(holder, leaf.bytes());
    }

    Message of(String holder, StatementPointer leaf) {
        return of(holder, leaf.bytes());
    }

    private Message of(String holder, byte[] leaf) {
        int shard = shard(holder);
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(shard).array();
        return Message.toPartition(MessageKind.LEAF, shard, key, leaf);
    }

    private int shard(String holder) {
        Integer known = shardOfHolder.get(holder);
        if (known == null) {
            known = shards.of(new PrivacyKeyHolder(holder));
            shardOfHolder.put(holder, known);
        }
        return known;
    }
}
