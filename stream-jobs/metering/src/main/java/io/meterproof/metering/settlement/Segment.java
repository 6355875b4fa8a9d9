package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;

/** A billed run of intervals of one basis, one agreement and one tariff version, under its stable identity. */
public record Segment(Hash usageId, Usage usage) {

    long first() {
        return usage.firstSequence();
    }

    long end() {
        return usage.firstSequence() + usage.count();
    }

    /** The end of its last line, UTC seconds. */
    long endSecond() {
        return usage.lines().stream()
                .mapToLong(line -> line.to().getEpochSecond())
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
