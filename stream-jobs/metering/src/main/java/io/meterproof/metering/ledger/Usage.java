package io.meterproof.metering.ledger;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/** What was used where, for what, on which terms, and what it costs; not yet part of an account's chain. */
public record Usage(
        String account,
        String currency,
        String usagePoint,
        String endUse,
        Hash agreement,
        Hash tariff,
        MeasurementUnit unit,
        Basis basis,
        long firstSequence,
        int count,
        List<Line> lines) {
    public Usage {
        lines = List.copyOf(lines);
    }
}
