package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.OptionalLong;

/** Charges of an agreement that need a whole billing cycle. {@code rebills} names the reversal that they replace. */
public record CycleChargesEntry(EntryHeader header, CycleCharges charges, OptionalLong rebills) implements LedgerEntry {
    public static final String TYPE = "cycle-charges";

    @Override
    public List<Line> lines() {
        return charges.lines();
    }

    @Override
    public String type() {
        return TYPE;
    }
}
