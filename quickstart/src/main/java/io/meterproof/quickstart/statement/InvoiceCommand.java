package io.meterproof.quickstart.statement;

import io.meterproof.invoice.Invoice;
import io.meterproof.invoice.InvoiceJson;
import io.meterproof.invoice.InvoiceSeries;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints invoices and credit notes of a bundle. Needs no stack and no network. */
@Command(
        name = "invoice",
        description = {
            "List the invoices and credit notes of a bill, after the bill is verified.",
            "--json prints them by the semantics of EN 16931, as docs/invoice.schema.json describes."
        })
public final class InvoiceCommand implements Callable<Integer> {
    @Mixin
    private VerifiedBundle bundle = new VerifiedBundle();

    @Option(names = "--number", paramLabel = "N", description = "Only the one of this number. Default: all.")
    private @Nullable String number;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws UnreadableFileException {
        List<Invoice> invoices = InvoiceSeries.of(bundle.papers()).stream()
                .filter(invoice -> number == null || invoice.number().equals(number))
                .toList();
        if (invoices.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            number == null
                                    ? "No period of this bill is invoiced."
                                    : "No invoice has the number " + number + ".");
            return ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(InvoiceJson.of(invoices));
        } else {
            invoices.forEach(invoice -> print(invoice, out));
        }
        return ExitCode.OK;
    }

    private static void print(Invoice invoice, PrintWriter out) {
        boolean credit = invoice.typeCode().equals(Invoice.CREDIT_NOTE);
        out.printf(
                "%s %s, %s, of %s, for %s to %s: net %s, tax %s%s, %s %s %s%s%n",
                credit ? "credit note" : "invoice",
                invoice.number(),
                invoice.state(),
                invoice.issueDate(),
                invoice.from(),
                invoice.to(),
                invoice.totals().withoutTax(),
                invoice.totals().tax(),
                paid(invoice),
                credit ? "credited" : "due",
                invoice.totals().due(),
                invoice.currency(),
                cites(invoice));
        invoice.lines()
                .forEach(line -> out.printf(
                        "  %-50s %14s %-4s %12s %12s%n",
                        line.name() + ", " + line.endUse() + ", " + line.usagePoint() + again(line),
                        line.quantity(),
                        line.unitCode(),
                        line.netPrice(),
                        line.netAmount()));
        out.flush();
    }

    private static String again(Invoice.InvoiceLine line) {
        return line.rebills().isEmpty() ? "" : ", again of " + line.rebills();
    }

    private static String paid(Invoice invoice) {
        String paid = invoice.totals().paid();
        return new BigDecimal(paid).signum() == 0 ? "" : ", credit of other bills " + paid;
    }

    private static String cites(Invoice invoice) {
        List<String> numbers = invoice.precedingInvoices().stream()
                .map(Invoice.Preceding::number)
                .toList();
        return numbers.isEmpty() ? "" : ", corrects " + String.join(", ", numbers);
    }
}
