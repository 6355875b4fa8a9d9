package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.StatementReport;
import io.meterproof.statement.Use;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees are on the invoice of the statement that covers them, with the tax of their price list. */
final class InvoicedFeesTest {
    private final Household home = new Household(WorkedExample.prices()).used("1", "2026-03-20", 100_000);

    private List<Invoice> invoices() {
        return InvoiceSeries.of(home.papers());
    }

    @Test
    void aFeeIsALineWithItsTax() {
        home.reconnected("2026-03-21").closed("2026-03-01", "2026-04-01");

        Invoice march = invoices().get(0);
        assertThat(march.lines()).extracting(Invoice.InvoiceLine::netAmount).contains("40.00");
        assertThat(march.taxes()).containsExactly(new Invoice.TaxSubtotal("S", "20", "91.64", "18.33", ""));
        assertThat(due()).isEqualTo(home.balance());
    }

    @Test
    void aFeeThatIsChargedSeveralTimesHasItsCountAndItsPrice() {
        home.written(3, "2026-03-21").closed("2026-03-01", "2026-04-01");

        assertThat(invoices().get(0).lines())
                .filteredOn(line -> line.name().equals("letter"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.quantity() + " " + line.unitCode() + " x " + line.netPrice())
                            .isEqualTo("3.000 C62 x 1.335");
                    // 3 x 1.335 is 4.005.
                    assertThat(line.netAmount()).isEqualTo("4.01");
                });
        assertThat(due()).isEqualTo(home.balance());
    }

    @Test
    void aFeeThatFellDueBehindThePeriodIsChargedWithTheEntryThatHasIt() {
        home.reconnected("2026-04-01").closed("2026-03-01", "2026-04-01");

        assertThat(invoices().get(0).lines())
                .extracting(Invoice.InvoiceLine::netAmount)
                .contains("40.00");
        assertThat(due()).isEqualTo(home.balance());
    }

    @Test
    void aFeeThatIsTakenBackLaterIsCreditedOnItsInvoice() {
        home.reconnected("2026-03-21")
                .closed("2026-03-01", "2026-04-01")
                .withdrawn(2, "2026-04-02")
                .closed("2026-04-01", "2026-05-01");

        Invoice creditNote = invoices().get(2);
        assertThat(creditNote.typeCode()).isEqualTo(Invoice.CREDIT_NOTE);
        assertThat(creditNote.totals())
                .isEqualTo(new Invoice.Totals("40.00", "40.00", "8.00", "48.00", "0.00", "0.00", "48.00"));
        assertThat(due()).isEqualTo(home.balance());
    }

    @Test
    void aStatementTellsAFeeWithTheAccountAsAWhole() {
        home.reconnected("2026-03-21").closed("2026-03-01", "2026-04-01");

        AccountStatement statement = StatementReport.of(
                home.papers(), StatementReport.newest(home.papers().entries()).orElseThrow());
        assertThat(statement.places())
                .filteredOn(place -> place.place().equals(Use.ACCOUNT))
                .singleElement()
                .satisfies(place -> assertThat(place.toString()).contains("reconnection", "40.00"));
    }

    private long due() {
        return invoices().stream()
                .map(invoice -> new BigDecimal(invoice.totals().due())
                        .multiply(BigDecimal.valueOf(invoice.typeCode().equals(Invoice.CREDIT_NOTE) ? -1 : 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(6)
                .longValueExact();
    }
}
