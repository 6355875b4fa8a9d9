package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * By which the log goes on in other shards; those before are sealed.
 *
 * @param log its name, the first part of each of its origins
 * @param generation of the shards, from 2
 * @param shards which begin where those of the generation before end
 */
public record LogResharding(String log, long generation, Shards shards, Instant at, String reason)
        implements RegistryEvent {
    /** No broker holds more partitions of one topic with ease. */
    public static final int MOST_SHARDS = 4096;

    @Override
    public Hash about() {
        return Identities.log(log);
    }

    /** The last leaf of each shard of the generation before. */
    public Seal seal() {
        return new Seal(generation, shards.first());
    }
}
