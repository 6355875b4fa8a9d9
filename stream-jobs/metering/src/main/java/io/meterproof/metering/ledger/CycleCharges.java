package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one agreement costs in [from, to) of one billing cycle, besides what was charged as it was read.
 *
 * @param agreement document hash of agreement or authorisation
 * @param usagePoint empty for an authorisation, which is for any charger
 * @param tariffs document hashes of the versions that count, the earliest first
 */
public record CycleCharges(
        Hash agreement,
        Optional<String> usagePoint,
        String endUse,
        Instant from,
        Instant to,
        List<Hash> tariffs,
        List<Line> lines) {
    public CycleCharges {
        tariffs = List.copyOf(tariffs);
        lines = List.copyOf(lines);
    }

    /** The same under another version of the agreement. */
    public CycleCharges agreed(Hash version) {
        return new CycleCharges(version, usagePoint, endUse, from, to, tariffs, lines);
    }
}
