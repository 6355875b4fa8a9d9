package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Takes back a usage entry, line by line, because of a block or a document. */
public record ReversalEntry(EntryHeader header, long reverses, Hash cause, List<Line> lines) implements LedgerEntry {
    public static final String TYPE = "reversal";

    public ReversalEntry {
        lines = List.copyOf(lines);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
