package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.OptionalLong;

/**
 * Where an account's chain speaks of a usage: the number of the entry that billed it or, once that was reversed, of the
 * reversal. The runtime implements it over its keyed state.
 */
public interface UsageIndex {

    OptionalLong sequence(Hash usageId);

    void put(Hash usageId, long sequence);

    /** Forgets a usage of which the chain will not speak again. */
    void remove(Hash usageId);
}
