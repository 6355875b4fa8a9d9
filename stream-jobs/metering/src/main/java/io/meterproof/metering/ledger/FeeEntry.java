package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;

/**
 * A fee of a price list, with its levies and taxes.
 *
 * @param fee document hash of who charged it
 * @param tariff document hash of the version of the price list
 */
public record FeeEntry(EntryHeader header, Hash fee, Hash tariff, List<Line> lines) implements LedgerEntry {
    public static final String TYPE = "fee";

    public FeeEntry {
        lines = List.copyOf(lines);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
