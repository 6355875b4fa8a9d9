package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.OptionalLong;

/** Use of a usage point, rated. {@code rebills} names the reversal that it replaces. */
public record UsageEntry(EntryHeader header, Usage usage, OptionalLong rebills) implements LedgerEntry {
    public static final String TYPE = "usage";

    @Override
    public List<Line> lines() {
        return usage.lines();
    }

    @Override
    public String type() {
        return TYPE;
    }
}
