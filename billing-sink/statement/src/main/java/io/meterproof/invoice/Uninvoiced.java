package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.Line;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger has charged and no document shows yet.
 *
 * @param lines of use behind the last closed period, whose cycle is not charged
 * @param coins micro-units, multiples of a coin, by component: what the ledger charged for those lines, in whole coins
 * @param difference micro-units of tax that no document could take up
 */
record Uninvoiced(List<Charge> lines, SortedMap<String, Long> coins, long difference) {
    static final Uninvoiced NOTHING = new Uninvoiced(List.of(), new TreeMap<>(), 0);

    /** A line with its entry. */
    record Charge(LedgerEntry entry, Line line) {}

    Uninvoiced {
        lines = List.copyOf(lines);
        coins = Collections.unmodifiableSortedMap(new TreeMap<>(coins));
    }
}
