package io.meterproof.jobs.settlement;

import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.tlog.Hash;
import java.util.OptionalLong;
import org.apache.flink.api.common.state.MapState;

/** An account's usages and their entries, over keyed state. */
record StateUsageIndex(MapState<Hash, Long> sequences) implements UsageIndex {

    @Override
    public OptionalLong sequence(Hash usageId) {
        Long sequence = StateAccess.of(() -> sequences.get(usageId));
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    @Override
    public void put(Hash usageId, long sequence) {
        StateAccess.run(() -> sequences.put(usageId, sequence));
    }

    @Override
    public void remove(Hash usageId) {
        StateAccess.run(() -> sequences.remove(usageId));
    }
}
