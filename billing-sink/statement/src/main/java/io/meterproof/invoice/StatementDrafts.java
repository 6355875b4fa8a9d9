package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rule.RuleDecision;
import io.meterproof.statement.LineContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides what a statement invoices: what it takes back of an earlier statement's invoice belongs to a credit note on that, all
 * else to its own invoice; both apart for what is outside of VAT. Tax and rounding lines are left out, for a document computes its own, and so are use that is priced at
 * the close and what rules say of use; use whose cycle is charged at a later close is left for that one.
 */
final class StatementDrafts {
    private final long statement;
    private final LineContext context;
    private final LineKeys keys;
    private final InvoicedLines lines;
    private final SortedMap<InvoicedPart, Draft> invoices = new TreeMap<>();
    private final SortedMap<InvoicedPart, Draft> creditNotes = new TreeMap<>();
    private final SortedMap<String, Long> charged = new TreeMap<>();
    private final List<Uninvoiced.Charge> left = new ArrayList<>();
    private long tax;

    /**
     * @param statement its number
     * @param context of all entries up to the statement
     * @param lines where those of earlier statements stand
     */
    StatementDrafts(long statement, LineContext context, LineKeys keys, InvoicedLines lines) {
        this.statement = statement;
        this.context = context;
        this.keys = keys;
        this.lines = lines;
    }

    /** Adds lines that earlier statements left, then the entries that this one covers. */
    void add(List<Uninvoiced.Charge> earlier, List<LedgerEntry> covered) {
        earlier.forEach(charge -> draft(charge.entry(), charge.line()));
        for (LedgerEntry entry : covered) {
            for (Line line : entry.lines()) {
                add(entry, line);
            }
        }
        creditNotes.forEach((part, creditNote) -> lines.settle(
                statement,
                creditNote.settleUnchanged(
                        invoices.computeIfAbsent(new InvoicedPart(statement, part.outside()), unseen -> new Draft()),
                        part.statement())));
        joinCarried(invoices);
        joinCarried(creditNotes);
    }

    /** Where nothing is taxed, money of other bills is beside what is outside of VAT. */
    private static void joinCarried(SortedMap<InvoicedPart, Draft> documents) {
        for (InvoicedPart part : List.copyOf(documents.keySet())) {
            Draft outside = documents.get(part.other());
            if (!part.outside() && outside != null && !documents.get(part).isCharged()) {
                outside.addAll(documents.remove(part));
            }
        }
    }

    private void add(LedgerEntry entry, Line line) {
        if (line.component().equals(Rounding.COMPONENT)) {
            charged.merge(line.name().orElse(""), line.amount(), Math::addExact);
        } else if (context.priced(entry, line)
                .component()
                .filter(Vat.class::isInstance)
                .isPresent()) {
            tax = Math.addExact(tax, line.amount());
        } else if (!line.component().equals(Rating.METERED) && !RuleDecision.isComponent(line.component())) {
            charged.merge(line.component(), line.amount(), Math::addExact);
            draft(entry, line);
        }
    }

    private void draft(LedgerEntry entry, Line line) {
        OptionalLong standing = lines.statement(entry, line);
        if (standing.isEmpty()) {
            left.add(new Uninvoiced.Charge(entry, line));
            return;
        }
        LineKey key = keys.of(entry, line);
        long invoiced = standing.getAsLong();
        if (entry instanceof ReversalEntry && invoiced != statement && lines.isInvoiced(key, invoiced)) {
            add(creditNotes, invoiced, key, line);
        } else {
            add(invoices, statement, key.again(lines.rebilled(entry, line)), line);
        }
    }

    private static void add(SortedMap<InvoicedPart, Draft> documents, long statement, LineKey key, Line line) {
        documents.computeIfAbsent(key.part(statement), unseen -> new Draft()).add(key, line);
    }

    /** Of the statement itself. */
    SortedMap<InvoicedPart, Draft> invoices() {
        return invoices;
    }

    /** By what they take back of. */
    SortedMap<InvoicedPart, Draft> creditNotes() {
        return creditNotes;
    }

    /** Micro-units of what the statement covers, by component: its lines with their rounding, tax lines left out. */
    SortedMap<String, Long> charged() {
        return charged;
    }

    /** Micro-units of the tax lines, without their rounding. */
    long tax() {
        return tax;
    }

    /** What a later statement invoices. */
    List<Uninvoiced.Charge> left() {
        return left;
    }
}
