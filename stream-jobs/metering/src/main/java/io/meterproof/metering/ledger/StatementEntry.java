package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** Commits to every entry since the previous statement; itself excluded. */
public record StatementEntry(
        EntryHeader header,
        Instant from,
        Instant to,
        long firstSequence,
        long lastSequence,
        int entries,
        int lineCount,
        Hash entriesRoot,
        long opening,
        long closing)
        implements LedgerEntry {
    public static final String TYPE = "statement";

    @Override
    public List<Line> lines() {
        return List.of();
    }

    @Override
    public String type() {
        return TYPE;
    }
}
