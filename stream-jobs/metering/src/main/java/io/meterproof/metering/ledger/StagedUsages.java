package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What entries add to an index of usages, kept there only once all that they bring has been computed. */
public final class StagedUsages implements UsageIndex {
    private final UsageIndex index;
    private final Map<Hash, Long> added = new HashMap<>();

    public StagedUsages(UsageIndex index) {
        this.index = index;
    }

    @Override
    public OptionalLong sequence(Hash usageId) {
        Long sequence = added.get(usageId);
        return sequence == null ? index.sequence(usageId) : OptionalLong.of(sequence);
    }

    @Override
    public void put(Hash usageId, long sequence) {
        added.put(usageId, sequence);
    }

    @Override
    public void remove(Hash usageId) {
        throw new UnsupportedOperationException("entries forget no usage");
    }

    /** Keeps what was added. */
    public void keep() {
        added.forEach(index::put);
    }
}
