package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.List;

/** Standing charges and rounding of the service period [from, to). */
public record PeriodChargesEntry(EntryHeader header, Instant from, Instant to, List<Line> lines)
        implements LedgerEntry {
    public static final String TYPE = "period-charges";

    public PeriodChargesEntry {
        lines = List.copyOf(lines);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
