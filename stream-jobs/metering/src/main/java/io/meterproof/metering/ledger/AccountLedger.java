package io.meterproof.metering.ledger;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Appends entries to an account's chain. Every entry carries the leaf hash of the one before and the balance after it;
 * nothing that was booked is changed, and no entry is booked before the one that it follows.
 *
 * @param index of this account
 * @param privacyKey of this account
 */
public record AccountLedger(UsageIndex index, PrivacyKey privacyKey) {

    /**
     * Books use, in place of the reversed usage that it replaces.
     *
     * @param booked arrival time of the cause; entries keep whole seconds
     */
    public LedgerStep bill(AccountState state, Hash usageId, Usage usage, Optional<Hash> replaces, Instant booked) {
        requireOwn(state, usage);
        EntryHeader header = header(state, booked, charges(usage.lines()));
        OptionalLong rebills = replaces.map(index::sequence).orElse(OptionalLong.empty());
        index.put(usageId, header.sequence());
        return step(state, new UsageEntry(header, usage, rebills));
    }

    /** Takes a booked usage back, line by line. */
    public LedgerStep reverse(AccountState state, Hash usageId, Usage usage, Hash cause, Instant booked) {
        requireOwn(state, usage);
        long reverses = index.sequence(usageId)
                .orElseThrow(() -> new IllegalStateException("nothing was booked under usage " + usageId));
        List<Line> negatives = usage.lines().stream().map(Line::negated).toList();
        EntryHeader header = header(state, booked, charges(negatives));
        index.put(usageId, header.sequence());
        return step(state, new ReversalEntry(header, reverses, cause, negatives));
    }

    /**
     * Books what an agreement costs in a cycle.
     *
     * @param rebills number of the reversal in whose place it stands
     */
    public LedgerStep chargeCycle(AccountState state, CycleCharges charges, OptionalLong rebills, Instant booked) {
        return step(state, new CycleChargesEntry(header(state, booked, charges(charges.lines())), charges, rebills));
    }

    /** Takes the lines of a charge back, one by one. */
    public LedgerStep reverse(AccountState state, long sequence, List<Line> lines, Hash cause, Instant booked) {
        List<Line> negatives = lines.stream().map(Line::negated).toList();
        EntryHeader header = header(state, booked, charges(negatives));
        return step(state, new ReversalEntry(header, sequence, cause, negatives));
    }

    /**
     * Books a fee.
     *
     * @param document who charged it
     * @param version of the price list that prices it
     * @throws ArithmeticException where no balance can hold it
     */
    public LedgerStep chargeFee(AccountState state, Hash document, FeeCharge charge, Tariff version, Instant booked) {
        List<Line> lines = Fees.lines(charge, version, state.booking(booked));
        return step(state, new FeeEntry(header(state, booked, charges(lines)), document, charge.version(), lines));
    }

    /** Books credit of so many micro-units. */
    public LedgerStep topUp(AccountState state, Hash document, long amount, Instant booked) {
        EntryHeader header = header(state, booked, Math.negateExact(amount));
        return step(state, new TopUpEntry(header, document, amount));
    }

    /** Records what the billing team stated; nothing is charged. */
    public LedgerStep note(AccountState state, Hash document, Instant booked) {
        return step(state, new NoticeEntry(header(state, booked, 0), document));
    }

    /**
     * Closes a service period: first its standing charges and rounding, then the statement over all entries since the last
     * one.
     *
     * @param credits of late deductions
     * @throws InvalidDocumentException where the period does not begin where the last one ended
     */
    public List<LedgerStep> closePeriod(
            AccountState state, PeriodClose close, List<StandingTerms> agreements, List<Line> credits, Instant booked) {
        requireNext(state, close);
        List<Line> lines = PeriodCharges.lines(state, close, agreements, credits);
        EntryHeader header = header(state, booked, charges(lines));
        LedgerStep charges = step(state, new PeriodChargesEntry(header, close.from(), close.to(), lines));
        return List.of(charges, statement(charges.next(), close, booked));
    }

    /** @throws InvalidDocumentException where the period does not begin where the last one ended */
    public static void requireNext(AccountState state, PeriodClose close) {
        state.open().since().filter(since -> !since.equals(close.from())).ifPresent(since -> {
            throw new InvalidDocumentException("from", "is not the end of the last closed period, " + since);
        });
    }

    private LedgerStep statement(AccountState state, PeriodClose close, Instant booked) {
        OpenPeriod open = state.open();
        EntryHeader header = header(state, booked, 0);
        StatementEntry entry = new StatementEntry(
                header,
                close.from(),
                close.to(),
                open.firstSequence(),
                state.sequence(),
                Math.toIntExact(open.entries().size()),
                open.lines(),
                open.entries().root(),
                open.opening(),
                state.balance());
        LogEntry logEntry = commit(entry);
        OpenPeriod next = OpenPeriod.from(header.sequence() + 1, state.balance(), Optional.of(close.to()));
        Hash leaf = logEntry.leafHash();
        Hash tag = StatementPointer.tag(privacyKey, state.account());
        return new LedgerStep(after(header, leaf, next), entry, logEntry, Optional.of(new StatementPointer(tag, leaf)));
    }

    private LedgerStep step(AccountState state, LedgerEntry entry) {
        LogEntry logEntry = commit(entry);
        Hash leaf = logEntry.leafHash();
        OpenPeriod open = state.open().with(leaf, entry.lines());
        return new LedgerStep(after(entry.header(), leaf, open), entry, logEntry, Optional.empty());
    }

    private LogEntry commit(LedgerEntry entry) {
        EntryHeader header = entry.header();
        byte[] json = LedgerEntryJson.encode(entry);
        return LogEntry.commit(privacyKey, Payload.ledgerEntry(header.account(), header.sequence(), json));
    }

    private static AccountState after(EntryHeader header, Hash leaf, OpenPeriod open) {
        return new AccountState(
                header.account(), header.currency(), header.sequence(), leaf, header.booked(), header.balance(), open);
    }

    private static EntryHeader header(AccountState state, Instant booked, long charges) {
        return new EntryHeader(
                state.account(),
                state.sequence() + 1,
                state.previous(),
                state.booking(booked),
                state.currency(),
                Math.addExact(state.balance(), charges));
    }

    private static long charges(List<Line> lines) {
        long charges = 0;
        for (Line line : lines) {
            charges = Math.addExact(charges, line.amount());
        }
        return charges;
    }

    private static void requireOwn(AccountState state, Usage usage) {
        if (!usage.account().equals(state.account()) || !usage.currency().equals(state.currency())) {
            throw new IllegalArgumentException("usage of " + usage.account() + " in " + usage.currency()
                    + " does not belong to " + state.account() + " in " + state.currency());
        }
    }
}
