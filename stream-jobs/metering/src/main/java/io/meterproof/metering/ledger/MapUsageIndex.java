package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** An account's usages in memory, for replays. */
public final class MapUsageIndex implements UsageIndex {
    private final Map<Hash, Long> sequences = new HashMap<>();

    @Override
    public OptionalLong sequence(Hash usageId) {
        Long sequence = sequences.get(usageId);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    @Override
    public void put(Hash usageId, long sequence) {
        sequences.put(usageId, sequence);
    }

    @Override
    public void remove(Hash usageId) {
        sequences.remove(usageId);
    }
}
