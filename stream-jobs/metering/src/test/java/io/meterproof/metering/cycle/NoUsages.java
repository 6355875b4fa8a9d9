package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.tlog.Hash;
import java.util.OptionalLong;

/** Usages are booked elsewhere. */
final class NoUsages implements UsageIndex {
    @Override
    public OptionalLong sequence(Hash usageId) {
        return OptionalLong.empty();
    }

    @Override
    public void put(Hash usageId, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(Hash usageId) {
        throw new UnsupportedOperationException();
    }
}
