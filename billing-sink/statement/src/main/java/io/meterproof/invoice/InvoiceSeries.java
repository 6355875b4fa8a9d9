package io.meterproof.invoice;

import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.LineContext;
import io.meterproof.statement.MinorUnit;
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
 * All invoices and credit notes of an account, numbered from 1 in the order of its statements: of each first the invoice, then that
 * of what is outside of VAT, then the credit notes by the invoice that they cite. What the ledger charged up to a statement is the sum of all documents so far, to the
 * cent, and of what they leave: use behind the period whose tax the ledger charges with its cycle.
 */
public final class InvoiceSeries {
    private final Papers papers;
    private final LineContext context;
    private final List<Invoice> invoices = new ArrayList<>();
    private final SortedMap<InvoicedPart, Invoice> byPart = new TreeMap<>();
    private final InvoicedPeriods periods;
    private final LineKeys keys;
    private final InvoicedLines lines;
    private final StatementStages stages;
    private Uninvoiced uninvoiced = Uninvoiced.NOTHING;

    private InvoiceSeries(Papers papers, StatementStages stages) {
        this.papers = papers;
        this.stages = stages;
        context = new LineContext(papers);
        periods = new InvoicedPeriods(context);
        keys = new LineKeys(context);
        lines = new InvoicedLines(context, periods, keys, byPart::containsKey);
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
        periods.add(statement);
        StatementDrafts drafts = new StatementDrafts(number, context, keys, lines);
        drafts.add(uninvoiced.lines(), covered);
        MinorUnit coin = MinorUnit.of(statement.header().currency());
        WholeDrafts whole = WholeDrafts.of(drafts, uninvoiced, coin);
        uninvoiced = whole.uninvoiced();
        InvoiceWriter writer = new InvoiceWriter(statement, zone(), papers, this::preceding, stages.state(number));
        long difference = whole.difference();
        for (WholeDraft draft : whole.invoices()) {
            Invoice invoice = writer.invoice(nextNumber(statement), draft, difference);
            invoices.add(invoice);
            byPart.put(new InvoicedPart(number, draft.isOutside()), invoice);
            difference = 0;
        }
        for (Map.Entry<InvoicedPart, WholeDraft> creditNote :
                whole.creditNotes().entrySet()) {
            invoices.add(
                    writer.creditNote(nextNumber(statement), creditNote.getValue(), creditNote.getKey(), difference));
            difference = 0;
        }
    }

    private String nextNumber(StatementEntry statement) {
        return statement.header().account() + String.format("-%06d", invoices.size() + 1);
    }

    /** Money that went from bill to bill may have been beside either part. */
    private Invoice.Preceding preceding(InvoicedPart part) {
        Invoice invoice = byPart.getOrDefault(part, byPart.get(part.other()));
        if (invoice == null) {
            throw new IllegalStateException("statement " + part.statement() + " has no invoice to cite");
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
