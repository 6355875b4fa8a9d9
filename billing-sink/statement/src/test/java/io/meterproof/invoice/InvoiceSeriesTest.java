package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of docs/billing.md: every amount was computed by hand. */
final class InvoiceSeriesTest {
    private final List<Invoice> invoices = InvoiceSeries.of(WorkedExample.papers());

    @Test
    void numbersRunFromOneWithoutGapsOverInvoicesAndCreditNotes() {
        assertThat(invoices).extracting(Invoice::number).containsExactly("a-1-000001", "a-1-000002", "a-1-000003");
        assertThat(invoices).extracting(Invoice::typeCode).containsExactly("380", "380", "381");
    }

    @Test
    void linesAreWholeCentsAndTaxIsOncePerCategory() {
        Invoice march = invoices.get(0);

        assertThat(march.lines()).extracting(Invoice.InvoiceLine::netAmount).containsExactly("33.75", "26.35");
        assertThat(march.lines()).extracting(Invoice.InvoiceLine::quantity).containsExactly("133.456", "31.000");
        assertThat(march.taxes()).containsExactly(new Invoice.TaxSubtotal("S", "20", "60.10", "12.02", ""));
        assertThat(march.totals())
                .isEqualTo(new Invoice.Totals("60.10", "60.10", "12.02", "72.12", "0.00", "0.00", "72.12"));
    }

    @Test
    void theTaxPointIsTheLastDayOfThePeriodAndTheIssueTheDayOfItsClose() {
        Invoice march = invoices.get(0);

        assertThat(List.of(march.from(), march.to(), march.taxPointDate(), march.issueDate()))
                .containsExactly("2026-03-01", "2026-03-31", "2026-03-31", "2026-04-02");
    }

    @Test
    void aCreditNoteCitesTheInvoiceThatItTakesBackOf() {
        Invoice creditNote = invoices.get(2);

        assertThat(creditNote.precedingInvoices()).containsExactly(new Invoice.Preceding("a-1-000001", "2026-04-02"));
        assertThat(creditNote.lines())
                .extracting(Invoice.InvoiceLine::netAmount)
                .containsExactly("31.22");
        assertThat(creditNote.totals())
                .isEqualTo(new Invoice.Totals("31.22", "31.22", "6.24", "37.46", "0.00", "0.00", "37.46"));
    }

    @Test
    void whatIsBilledAgainIsALineOfItsOwnAndNamesTheInvoiceToo() {
        Invoice april = invoices.get(1);

        assertThat(april.lines()).extracting(Invoice.InvoiceLine::netAmount).containsExactly("25.29", "25.50", "32.87");
        assertThat(april.totals())
                .isEqualTo(new Invoice.Totals("83.66", "83.66", "16.73", "100.39", "0.00", "0.00", "100.39"));
        assertThat(april.precedingInvoices())
                .extracting(Invoice.Preceding::number)
                .containsExactly("a-1-000001");
        assertThat(april.lines()).extracting(Invoice.InvoiceLine::rebills).containsExactly("", "", "a-1-000001");
    }

    @Test
    void invoicesLessCreditNotesAreWhatTheLedgerOwes() {
        BigDecimal due = invoices.stream()
                .map(invoice -> invoice.typeCode().equals(Invoice.CREDIT_NOTE)
                        ? new BigDecimal(invoice.totals().due()).negate()
                        : new BigDecimal(invoice.totals().due()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(due).isEqualTo("135.05");
    }

    @Test
    void theJsonIsAsItsSchemaSays() throws IOException {
        String schema = Files.readString(Path.of("../../docs/invoice.schema.json"));
        String json = new ObjectMapper().writeValueAsString(invoices.get(2));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }
}
