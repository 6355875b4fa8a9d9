package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Credit bought, in micro-units. */
public record TopUpEntry(EntryHeader header, Hash topUp, long amount) implements LedgerEntry {
    public static final String TYPE = "top-up";

    @Override
    public List<Line> lines() {
        return List.of();
    }

    @Override
    public String type() {
        return TYPE;
    }
}
