package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings of a month come before the month before it is closed: the ledger has their energy then, and their tax a month later. */
final class UseBehindThePeriodTest {
    private final Household home = new Household(WorkedExample.prices())
            .used("1", "2026-03-20", 100_000)
            .used("2", "2026-04-01", 50_005)
            .used("3", "2026-04-03", 40_000)
            .closed("2026-03-01", "2026-04-01")
            .used("4", "2026-04-20", 10_000);

    private List<Invoice> invoices() {
        return InvoiceSeries.of(home.papers());
    }

    @Test
    void itIsOnTheInvoiceOfItsOwnPeriod() {
        home.closed("2026-04-01", "2026-05-01");

        Invoice march = invoices().get(0);
        assertThat(march.lines()).extracting(Invoice.InvoiceLine::netAmount).containsExactly("25.29", "26.35");
        assertThat(march.totals())
                .isEqualTo(new Invoice.Totals("51.64", "51.64", "10.33", "61.97", "0.00", "0.00", "61.97"));
        Invoice april = invoices().get(1);
        assertThat(april.lines()).extracting(Invoice.InvoiceLine::netAmount).containsExactly("25.29", "25.50");
        assertThat(april.lines()).extracting(Invoice.InvoiceLine::quantity).containsExactly("100.005", "30.000");
        assertThat(april.totals())
                .isEqualTo(new Invoice.Totals("50.79", "50.79", "10.16", "60.95", "0.00", "0.00", "60.95"));
    }

    @Test
    void allInvoicesAreWhatTheLedgerCharged() {
        home.closed("2026-04-01", "2026-05-01");

        BigDecimal due = invoices().stream()
                .map(invoice -> new BigDecimal(invoice.totals().due()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(due.movePointRight(6).longValueExact()).isEqualTo(home.balance());
    }

    @Test
    void whereItIsCorrectedBeforeItsPeriodIsClosedNothingIsCredited() {
        home.corrected("2", "2 again", "2026-04-01", 60_000, "2026-04-25").closed("2026-04-01", "2026-05-01");

        assertThat(invoices()).extracting(Invoice::typeCode).containsExactly(Invoice.INVOICE, Invoice.INVOICE);
        assertThat(invoices().get(1).lines())
                .extracting(Invoice.InvoiceLine::quantity)
                .containsExactly("110.000", "30.000");
    }

    @Test
    void whereItIsCorrectedLaterTheInvoiceOfItsOwnPeriodIsCredited() {
        home.closed("2026-04-01", "2026-05-01")
                .corrected("2", "2 again", "2026-04-01", 60_000, "2026-05-25")
                .closed("2026-05-01", "2026-06-01");

        Invoice creditNote = invoices().get(3);
        assertThat(creditNote.precedingInvoices()).containsExactly(new Invoice.Preceding("a-1-000002", "2026-05-02"));
        assertThat(creditNote.lines()).extracting(Invoice.InvoiceLine::quantity).containsExactly("50.005");
    }
}
