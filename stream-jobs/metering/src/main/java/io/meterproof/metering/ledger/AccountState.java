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
 * Where an account's chain stands; see {@link AccountStateCodec} for its bytes.
 *
 * @param sequence of the newest entry; 0 before the first
 * @param previous leaf hash of the newest entry; zeros before the first
 * @param balance micro-units owed; negative is credit
 * @param entries leaf hashes of the entries since the last statement
 * @param lineCount lines of those entries
 * @param sums exact micro-units of those lines, by component
 * @param opening balance at the last statement
 * @param closedUntil end of the last closed service period
 */
public record AccountState(
        long sequence,
        Hash previous,
        long balance,
        CompactRange entries,
        int lineCount,
        SortedMap<String, Long> sums,
        long opening,
        Optional<Instant> closedUntil) {
    public static final AccountState EMPTY =
            new AccountState(0, Hash.ZERO, 0, CompactRange.EMPTY, 0, new TreeMap<>(), 0, Optional.empty());

    public AccountState {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /** The first entry since the last statement, or the next one where there is none yet. */
    long firstSequence() {
        return sequence - entries.size() + 1;
    }

    /** The header of the next entry, which changes the balance by micro-units. */
    EntryHeader next(String account, String currency, Instant booked, long change) {
        return new EntryHeader(account, sequence + 1, previous, booked, currency, Math.addExact(balance, change));
    }

    /** After an entry with its leaf. */
    AccountState after(LedgerEntry entry, Hash leaf) {
        return new AccountState(
                entry.header().sequence(),
                leaf,
                entry.header().balance(),
                entries.append(leaf),
                lineCount + entry.lines().size(),
                summed(entry.lines()),
                opening,
                closedUntil);
    }

    /** After a statement with its leaf: nothing is open. */
    AccountState closed(StatementEntry statement, Hash leaf) {
        return new AccountState(
                statement.header().sequence(),
                leaf,
                statement.closing(),
                CompactRange.EMPTY,
                0,
                new TreeMap<>(),
                statement.closing(),
                Optional.of(statement.to()));
    }

    private SortedMap<String, Long> summed(List<Line> lines) {
        if (lines.isEmpty()) {
            return sums;
        }
        SortedMap<String, Long> next = new TreeMap<>(sums);
        for (Line line : lines) {
            next.merge(line.component(), line.amount(), Math::addExact);
        }
        return next;
    }
}
