package io.meterproof.invoice;

import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.LineContext;
import io.meterproof.statement.Papers;
import io.meterproof.statement.StatementStages;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All invoices and credit notes of an account, numbered from 1 in the order of its statements: of each first the invoice, then the
 * credit notes by the invoice that they cite. What a statement owes is the sum of its documents, to the cent.
 */
public final class InvoiceSeries {
    private final Papers papers;
    private final LineContext context;
    private final List<Invoice> invoices = new ArrayList<>();
    private final SortedMap<Long, Invoice> ofStatement = new TreeMap<>();
    private final SortedMap<Long, Long> statementsByFirst = new TreeMap<>();

    private final StatementStages stages;

    private InvoiceSeries(Papers papers, StatementStages stages) {
        this.papers = papers;
        this.stages = stages;
        context = new LineContext(papers);
    }

    /** By the papers alone: a statement of which they hold no approval is provisional. */
    public static List<Invoice> of(Papers papers) {
        return of(papers, new StatementStages(papers.entries(), papers::notice));
    }

    /**
     * All documents of the papers' statements.
     *
     * @param stages how far the statements are
     * @throws IllegalStateException where entries cite what is not there
     */
    public static List<Invoice> of(Papers papers, StatementStages stages) {
        InvoiceSeries series = new InvoiceSeries(papers, stages);
        List<LedgerEntry> covered = new ArrayList<>();
        for (LedgerEntry entry : papers.entries()) {
            if (entry instanceof StatementEntry statement) {
                series.add(statement, covered);
                covered = new ArrayList<>();
            } else {
                series.context.add(entry);
                covered.add(entry);
            }
        }
        return List.copyOf(series.invoices);
    }

    private void add(StatementEntry statement, List<LedgerEntry> covered) {
        long number = statement.header().sequence();
        statementsByFirst.put(statement.firstSequence(), number);
        StatementDrafts drafts = new StatementDrafts(statement, covered, context, this::statementOf);
        WholeDrafts whole =
                WholeDrafts.of(drafts, MinorUnit.of(statement.header().currency()));
        InvoiceWriter writer = new InvoiceWriter(statement, zone(), papers, this::preceding, stages.state(number));
        if (!whole.invoice().isEmpty()) {
            Invoice invoice = writer.invoice(nextNumber(statement), whole.invoice(), whole.difference());
            invoices.add(invoice);
            ofStatement.put(number, invoice);
        }
        for (Map.Entry<Long, WholeDraft> creditNote : whole.creditNotes().entrySet()) {
            invoices.add(writer.creditNote(
                    nextNumber(statement),
                    creditNote.getValue(),
                    creditNote.getKey(),
                    whole.invoice().isEmpty()
                                    && creditNote
                                            .getKey()
                                            .equals(whole.creditNotes().firstKey())
                            ? whole.difference()
                            : 0));
        }
    }

    private String nextNumber(StatementEntry statement) {
        return statement.header().account() + String.format("-%06d", invoices.size() + 1);
    }

    private long statementOf(long sequence) {
        return statementsByFirst.headMap(sequence + 1).values().stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("no statement covers entry " + sequence));
    }

    private Invoice.Preceding preceding(long statement) {
        Invoice invoice = ofStatement.get(statement);
        if (invoice == null) {
            throw new IllegalStateException("statement " + statement + " has no invoice to cite");
        }
        return new Invoice.Preceding(invoice.number(), invoice.issueDate());
    }

    private ZoneId zone() {
        return context.firstUsagePoint()
                .flatMap(papers::usagePoint)
                .map(UsagePoint::zone)
                .orElse(ZoneOffset.UTC);
    }
}
