package io.meterproof.metering.ledger;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Appends to one account's chain. Nothing in it is ever edited. */
public record AccountLedger(String account, String currency, PrivacyKey key) {

    /**
     * Bills a usage.
     *
     * @param replaces the usage that was reversed for this one
     */
    public LedgerStep bill(
            AccountState state, Hash id, Usage usage, Optional<Hash> replaces, Instant booked, UsageIndex index) {
        OptionalLong rebills = replaces.map(index::reversed).orElse(OptionalLong.empty());
        LedgerStep step = append(state, new UsageEntry(header(state, booked, sum(usage.lines())), usage, rebills));
        index.bill(id, step.entry().header().sequence());
        return step;
    }

    /**
     * Takes a billed usage back, line by line.
     *
     * @param cause the block or document because of which
     * @throws IllegalStateException if the usage is not billed: then the streams are out of order
     */
    public LedgerStep reverse(AccountState state, Hash id, Usage usage, Hash cause, Instant booked, UsageIndex index) {
        long reverses = index.billed(id)
                .orElseThrow(() -> new IllegalStateException("usage " + id + " of " + account + " is not billed"));
        List<Line> lines = usage.lines().stream().map(Line::negated).toList();
        LedgerStep step = append(state, new ReversalEntry(header(state, booked, sum(lines)), reverses, cause, lines));
        index.reverse(id, step.entry().header().sequence());
        return step;
    }

    /** Books credit that was bought. */
    public LedgerStep topUp(AccountState state, Hash document, TopUp topUp) {
        long change = Math.negateExact(topUp.amountMicros());
        return append(state, new TopUpEntry(header(state, topUp.at(), change), document, topUp.amountMicros()));
    }

    /**
     * Closes a service period: its standing charges and rounding, then the statement over all entries since the last one.
     *
     * @throws InvalidDocumentException if the period does not begin where the last one ended
     */
    public List<LedgerStep> close(AccountState state, PeriodClose close, List<StandingTerms> terms) {
        state.closedUntil().filter(until -> !until.equals(close.from())).ifPresent(until -> {
            throw new InvalidDocumentException("from", "is " + close.from() + ", but the last period ended " + until);
        });
        List<Line> lines = new ArrayList<>(StandingCharges.lines(terms, close.from(), close.to()));
        lines.addAll(rounding(state, lines, close));
        EntryHeader header = header(state, close.at(), sum(lines));
        LedgerStep charges = append(state, new PeriodChargesEntry(header, close.from(), close.to(), lines));
        return List.of(charges, statement(charges.next(), close));
    }

    /** For each component the difference between its sum, rounded once, and the exact one. */
    private List<Line> rounding(AccountState state, List<Line> standing, PeriodClose close) {
        SortedMap<String, Long> sums = new TreeMap<>(state.sums());
        standing.forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
        return Rounding.lines(sums, currency, close.from(), close.to());
    }

    private LedgerStep statement(AccountState state, PeriodClose close) {
        StatementEntry statement = new StatementEntry(
                header(state, close.at(), 0),
                close.from(),
                close.to(),
                state.firstSequence(),
                state.sequence(),
                Math.toIntExact(state.entries().size()),
                state.lineCount(),
                state.entries().root(),
                state.opening(),
                state.balance());
        LogEntry leaf = commit(statement);
        return new LedgerStep(state.closed(statement, leaf.leafHash()), statement, leaf);
    }

    private EntryHeader header(AccountState state, Instant booked, long change) {
        return state.next(account, currency, booked.truncatedTo(ChronoUnit.SECONDS), change);
    }

    private LedgerStep append(AccountState state, LedgerEntry entry) {
        LogEntry leaf = commit(entry);
        return new LedgerStep(state.after(entry, leaf.leafHash()), entry, leaf);
    }

    private LogEntry commit(LedgerEntry entry) {
        byte[] json = LedgerEntryJson.encode(entry);
        return LogEntry.commit(key, Payload.ledgerEntry(account, entry.header().sequence(), json));
    }

    private static long sum(List<Line> lines) {
        long sum = 0;
        for (Line line : lines) {
            sum = Math.addExact(sum, line.amount());
        }
        return sum;
    }
}
