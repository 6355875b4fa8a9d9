package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account has gathered since its last statement.
 *
 * @param firstSequence number of the first entry that the next statement covers
 * @param opening balance before that entry, micro-units
 * @param since end of the service period of the last statement
 * @param entries the leaf hashes of the entries, as the roots of their perfect subtrees
 * @param lines number of lines
 * @param sums exact amounts per component, without rounding lines
 */
public record OpenPeriod(
        long firstSequence,
        long opening,
        Optional<Instant> since,
        CompactRange entries,
        int lines,
        SortedMap<String, Long> sums) {
    public OpenPeriod {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    static OpenPeriod from(long firstSequence, long opening, Optional<Instant> since) {
        return new OpenPeriod(firstSequence, opening, since, CompactRange.EMPTY, 0, new TreeMap<>());
    }

    OpenPeriod with(Hash leaf, List<Line> added) {
        return new OpenPeriod(
                firstSequence,
                opening,
                since,
                entries.append(leaf),
                Math.addExact(lines, added.size()),
                sumsWith(added));
    }

    /** The sums with more lines in them. */
    SortedMap<String, Long> sumsWith(List<Line> added) {
        SortedMap<String, Long> grown = new TreeMap<>(sums);
        for (Line line : added) {
            if (!line.component().equals(Rounding.COMPONENT)) {
                grown.merge(line.component(), line.amount(), Math::addExact);
            }
        }
        return grown;
    }
}
