package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Records what the billing team stated: an approval, an issue or a dispute. It charges nothing. */
public record NoticeEntry(EntryHeader header, Hash notice) implements LedgerEntry {
    public static final String TYPE = "notice";

    @Override
    public List<Line> lines() {
        return List.of();
    }

    @Override
    public String type() {
        return TYPE;
    }
}
