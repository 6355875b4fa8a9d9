package io.meterproof.bundle;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account's chain of entries. It books what it is told, right or wrong; only sums, hashes and the order of bookings are kept right. */
public final class TestLedger {
    private static final PrivacyKey KEY = privacyKey(PrivacyKeyHolder.account(TestRegistry.ACCOUNT));

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private SortedMap<String, Long> sums = new TreeMap<>();
    private int firstPosition;
    private int lines;
    private Instant newest = Instant.MIN;
    private Optional<Instant> forged = Optional.empty();
    private long opening;
    private long balance;

    static PrivacyKey privacyKey(PrivacyKeyHolder holder) {
        return PrivacyKey.of(TreeHasher.sha256(("privacy " + holder.name()).getBytes(StandardCharsets.UTF_8))
                .bytes());
    }

    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    public TestLedger bill(Usage usage, Instant booked) {
        return bill(usage, OptionalLong.empty(), booked);
    }

    public TestLedger bill(Usage usage, OptionalLong rebills, Instant booked) {
        return add(new UsageEntry(header(booked, usage.lines()), usage, rebills));
    }

    public TestLedger chargeCycle(CycleCharges charges, OptionalLong rebills, Instant booked) {
        return add(new CycleChargesEntry(header(booked, charges.lines()), charges, rebills));
    }

    public TestLedger reverse(long sequence, Hash cause, Instant booked) {
        List<Line> negated = entries.get((int) sequence - 1).lines().stream()
                .map(Line::negated)
                .toList();
        return add(new ReversalEntry(header(booked, negated), sequence, cause, negated));
    }

    public TestLedger topUp(Hash document, long amount, Instant booked) {
        return add(new TopUpEntry(header(booked, -amount), document, amount));
    }

    public TestLedger fee(Hash document, Hash version, List<Line> lines, Instant booked) {
        return add(new FeeEntry(header(booked, lines), document, version, lines));
    }

    public TestLedger note(Hash document, Instant booked) {
        return add(new NoticeEntry(header(booked, 0), document));
    }

    /** The next entry is said to be booked at an instant, though others were later. */
    public TestLedger backdated(Instant booked) {
        forged = Optional.of(booked);
        return this;
    }

    public TestLedger close(Instant from, Instant to, List<StandingTerms> terms) {
        return charge(from, to, terms).statement(from, to);
    }

    public TestLedger charge(Instant from, Instant to, List<StandingTerms> terms) {
        return charge(from, to, terms, List.of());
    }

    /** @param credits of late deductions */
    public TestLedger charge(Instant from, Instant to, List<StandingTerms> terms, List<Line> credits) {
        List<Line> charges = new ArrayList<>(StandingCharges.lines(terms, from, to));
        charges.addAll(credits);
        SortedMap<String, Long> all = new TreeMap<>(sums);
        charges.forEach(line -> all.merge(line.component(), line.amount(), Math::addExact));
        charges.addAll(Rounding.lines(all, "EUR", from, to));
        return add(new PeriodChargesEntry(header(to.plusSeconds(3600), charges), from, to, charges));
    }

    public TestLedger statement(Instant from, Instant to) {
        Hash root = TreeHasher.root(leaves.subList(firstPosition, leaves.size()));
        StatementEntry statement = new StatementEntry(
                header(to.plusSeconds(3600), 0),
                from,
                to,
                firstPosition + 1,
                entries.size(),
                entries.size() - firstPosition,
                lines,
                root,
                opening,
                balance);
        add(statement);
        sums = new TreeMap<>();
        firstPosition = entries.size();
        lines = 0;
        opening = balance;
        return this;
    }

    private EntryHeader header(Instant booked, List<Line> charges) {
        return header(booked, charges.stream().mapToLong(Line::amount).sum());
    }

    private EntryHeader header(Instant booked, long change) {
        balance += change;
        newest = booked.isAfter(newest) ? booked : newest;
        Instant said = forged.orElse(newest);
        forged = Optional.empty();
        Hash previous = leaves.isEmpty() ? Hash.ZERO : leaves.get(leaves.size() - 1);
        return new EntryHeader(TestRegistry.ACCOUNT, entries.size() + 1, previous, said, "EUR", balance);
    }

    private TestLedger add(LedgerEntry entry) {
        entries.add(entry);
        lines += entry.lines().size();
        entry.lines().forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
        Payload payload = Payload.ledgerEntry(TestRegistry.ACCOUNT, entries.size(), LedgerEntryJson.encode(entry));
        leaves.add(LogEntry.commit(KEY, payload).leafHash());
        return this;
    }
}
