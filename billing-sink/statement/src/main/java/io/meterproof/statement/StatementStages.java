package io.meterproof.statement;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.Dispute.DisputedLine;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** How far an account's statements are, what each of them corrects, and what is disputed. */
public final class StatementStages {
    private final List<LedgerEntry> entries;
    private final Map<Long, Hash> approvals = new HashMap<>();
    private final Set<Long> issued = new HashSet<>();
    private final Map<String, Dispute> disputes = new HashMap<>();

    /** From a closed period to an invoice that is out. */
    public enum State {
        PROVISIONAL,
        APPROVED,
        ISSUED
    }

    /**
     * A statement and how far it is.
     *
     * @param approval hash of the document that approved it
     * @param charged micro-units of all that it covers
     * @param corrections how many entries of earlier statements it takes back
     * @param corrected micro-units that these and what is billed instead come to
     */
    public record Staged(
            StatementEntry statement,
            State state,
            Optional<Hash> approval,
            long charged,
            int corrections,
            long corrected) {}

    /**
     * Reads a chain.
     *
     * @param entries of one account, from the first on
     * @param notices the documents of notice entries, by hash; one that is not there counts as not stated
     */
    public StatementStages(List<LedgerEntry> entries, Function<Hash, Optional<BillingNotice>> notices) {
        this.entries = List.copyOf(entries);
        for (LedgerEntry entry : entries) {
            if (entry instanceof NoticeEntry noted) {
                notices.apply(noted.notice()).ifPresent(notice -> note(notice, noted.notice()));
            }
        }
    }

    private void note(BillingNotice notice, Hash document) {
        if (notice instanceof StatementApproval approval) {
            approvals.put(approval.statement(), document);
        } else if (notice instanceof StatementIssue issue) {
            issued.add(issue.statement());
        } else {
            disputes.put(((Dispute) notice).id(), (Dispute) notice);
        }
    }

    public State state(long statement) {
        if (issued.contains(statement)) {
            return State.ISSUED;
        }
        return approvals.containsKey(statement) ? State.APPROVED : State.PROVISIONAL;
    }

    /** Every statement, in order. */
    public List<Staged> statements() {
        List<Staged> staged = new ArrayList<>();
        for (StatementEntry statement : StatementReport.statements(entries)) {
            staged.add(staged(statement));
        }
        return staged;
    }

    private Staged staged(StatementEntry statement) {
        long charged = 0;
        long corrected = 0;
        int corrections = 0;
        Set<Long> correcting = new HashSet<>();
        for (LedgerEntry entry : entries.subList((int) statement.firstSequence() - 1, (int) statement.lastSequence())) {
            long sum = entry.lines().stream().mapToLong(Line::amount).reduce(0, Math::addExact);
            charged = Math.addExact(charged, sum);
            OptionalLong follows = entry instanceof ReversalEntry reversal
                    ? OptionalLong.of(reversal.reverses())
                    : LineContext.rebills(entry);
            boolean ofEarlier =
                    entry instanceof ReversalEntry reversal && reversal.reverses() < statement.firstSequence();
            corrections += ofEarlier ? 1 : 0;
            if (ofEarlier || follows.isPresent() && correcting.contains(follows.getAsLong())) {
                correcting.add(entry.header().sequence());
                corrected = Math.addExact(corrected, sum);
            }
        }
        long number = statement.header().sequence();
        return new Staged(
                statement, state(number), Optional.ofNullable(approvals.get(number)), charged, corrections, corrected);
    }

    /** Micro-units of the lines that open disputes hold; each line once. */
    public long disputed() {
        Set<DisputedLine> held = new TreeSet<>();
        disputes.values().stream()
                .filter(dispute -> dispute.state() == Dispute.State.OPEN)
                .forEach(dispute -> held.addAll(dispute.lines()));
        return held.stream().mapToLong(this::amount).reduce(0, Math::addExact);
    }

    private long amount(DisputedLine line) {
        List<Line> lines = line.entry() > entries.size()
                ? List.of()
                : entries.get((int) line.entry() - 1).lines();
        return line.line() < lines.size() ? lines.get(line.line()).amount() : 0;
    }
}
