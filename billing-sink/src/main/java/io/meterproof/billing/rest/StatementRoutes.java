package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.bundle.MissingEvidenceException;
import io.meterproof.billing.bundle.NotProvenYetException;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.invoice.Invoice;
import io.meterproof.invoice.InvoiceSeries;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.Papers;
import io.meterproof.statement.StatementPage;
import io.meterproof.statement.StatementPdf;
import io.meterproof.statement.StatementReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Closed periods as people read them, and their invoices. The cost of an answer grows with the account's chain. */
final class StatementRoutes {
    private static final String NEWEST = "newest";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ArchiveReader reader;
    private final Bundles bundles;

    private final Stages stages;

    StatementRoutes(ArchiveReader reader, Ledger ledger, Bundles bundles) {
        stages = new Stages(reader, ledger);
        this.reader = reader;
        this.bundles = bundles;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/accounts/{id}/statements/{statement}", context -> context.json(statement(context))),
                Route.get(
                        "/accounts/{id}/statements/{statement}/page",
                        context -> context.html(StatementPage.of(statement(context)))),
                Route.get("/accounts/{id}/statements/{statement}/pdf", context -> context.contentType("application/pdf")
                        .result(StatementPdf.of(statement(context)))),
                Route.get("/accounts/{id}/invoices", this::invoices),
                Route.get("/accounts/{id}/invoices/{number}", this::invoice));
    }

    record Invoices(String account, List<Invoice> invoices) {}

    private void invoices(Context context) {
        context.json(new Invoices(context.pathParam("id"), series(context)));
    }

    /** By its number, or by the counter at the number's end. */
    private void invoice(Context context) {
        String number = context.pathParam("number");
        List<Invoice> invoices = series(context);
        Optional<Invoice> found = invoices.stream()
                .filter(invoice -> invoice.number().equals(number)
                        || number.equals(Integer.toString(invoices.indexOf(invoice) + 1)))
                .findFirst();
        context.json(found.orElseThrow(() -> ProblemException.notFound("there is no invoice " + number)));
    }

    private List<Invoice> series(Context context) {
        return InvoiceSeries.of(papers(context), stages.of(context.pathParam("id")));
    }

    private AccountStatement statement(Context context) {
        String wanted = context.pathParam("statement");
        Papers papers = papers(context);
        StatementEntry entry = StatementReport.statements(papers.entries()).stream()
                .filter(statement -> wanted.equals(NEWEST)
                        || wanted.equals(Long.toString(statement.header().sequence())))
                .reduce((before, later) -> later)
                .orElseThrow(() -> ProblemException.notFound("the account has no statement " + wanted
                        + ": a statement is named by its entry's sequence, or " + NEWEST));
        return StatementReport.of(papers, entry);
    }

    private Papers papers(Context context) {
        String account = context.pathParam("id");
        if (reader.account(account).isEmpty()) {
            throw ProblemException.notFound("no entry of account " + account + " is known");
        }
        try {
            return Papers.of(bundles.evidence(account));
        } catch (NotProvenYetException e) {
            throw ProblemException.notYet(e.getMessage(), SOON);
        } catch (MissingEvidenceException e) {
            throw ProblemException.unavailable(e.getMessage(), SOON);
        }
    }
}
