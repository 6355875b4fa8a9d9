package io.meterproof.bundle;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
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
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account's chain of entries up to its first statement. */
final class TestLedger {
    private static final PrivacyKey KEY = privacyKey(PrivacyKeyHolder.account(TestRegistry.ACCOUNT));

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final SortedMap<String, Long> sums = new TreeMap<>();
    private int lines;
    private long balance;

    static PrivacyKey privacyKey(PrivacyKeyHolder holder) {
        return PrivacyKey.of(TreeHasher.sha256(("privacy " + holder.name()).getBytes(StandardCharsets.UTF_8))
                .bytes());
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    void bill(Usage usage, OptionalLong rebills, Instant booked) {
        add(new UsageEntry(header(booked, usage.lines()), usage, rebills));
    }

    void reverse(long sequence, Hash cause, Instant booked) {
        List<Line> negated = entries.get((int) sequence - 1).lines().stream()
                .map(Line::negated)
                .toList();
        add(new ReversalEntry(header(booked, negated), sequence, cause, negated));
    }

    void topUp(Hash document, long amount, Instant booked) {
        add(new TopUpEntry(header(booked, -amount), document, amount));
    }

    void close(Instant from, Instant to, Instant at, List<StandingTerms> terms) {
        List<Line> charges = new ArrayList<>(StandingCharges.lines(terms, from, to));
        charges.forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
        charges.addAll(Rounding.lines(sums, "EUR", from, to));
        add(new PeriodChargesEntry(header(at, charges), from, to, charges));
        Hash root = TreeHasher.root(leaves);
        add(new StatementEntry(header(at, 0), from, to, 1, entries.size(), entries.size(), lines, root, 0, balance));
    }

    private EntryHeader header(Instant booked, List<Line> charges) {
        return header(booked, charges.stream().mapToLong(Line::amount).sum());
    }

    private EntryHeader header(Instant booked, long change) {
        balance += change;
        Hash previous = leaves.isEmpty() ? Hash.ZERO : leaves.get(leaves.size() - 1);
        return new EntryHeader(TestRegistry.ACCOUNT, entries.size() + 1, previous, booked, "EUR", balance);
    }

    private void add(LedgerEntry entry) {
        entries.add(entry);
        lines += entry.lines().size();
        if (!(entry instanceof PeriodChargesEntry)) {
            entry.lines().forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
        }
        Payload payload = Payload.ledgerEntry(TestRegistry.ACCOUNT, entries.size(), LedgerEntryJson.encode(entry));
        leaves.add(LogEntry.commit(KEY, payload).leafHash());
    }
}
