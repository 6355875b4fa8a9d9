package io.meterproof.anchor.store;

import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.TreeHead;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shards that have leaves, as stored. Of each shard both are of one moment: a seal is the last leaf that its head covers.
 *
 * @param heads the newest checked head of each
 * @param seals of those whose head ends with one
 */
public record StoredShards(Map<Integer, TreeHead> heads, Map<Integer, Seal> seals) {

    /**
     * The heads that an epoch of a generation shows. Those of a later generation wait until this one is sealed, so that an account's
     * newest statement is always in the highest of its shards.
     *
     * @param shown the shards that an epoch before has shown: none can be taken back
     */
    public Map<Integer, TreeHead> headsIn(Generation generation, Set<Integer> shown) {
        int end = seals.values().stream()
                .filter(seal -> seal.generation() > generation.number())
                .mapToInt(Seal::firstShard)
                .min()
                .orElse(Integer.MAX_VALUE);
        Map<Integer, TreeHead> within = new TreeMap<>(heads);
        within.keySet().removeIf(shard -> shard >= end && !shown.contains(shard));
        return within;
    }
}
