package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.StatementReport;
import io.meterproof.statement.StatementStages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In one period a bill of an earlier one is taken back, billed again, and that is taken back and billed again too. */
final class CorrectedTwiceTest {
    private final Household home = new Household(WorkedExample.prices())
            .used("1", "2026-03-01", 123_456)
            .closed("2026-03-01", "2026-04-01")
            .corrected("1", "1 again", "2026-03-01", 123_456, "2026-04-10");

    @Test
    void theStatementSaysWhatIsBilledAtLast() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .closed("2026-04-01", "2026-05-01");

        assertThat(corrections())
                .filteredOn(correction -> correction.reversed().equals("1"))
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.billed()).isEqualTo("31.222022");
                    assertThat(correction.rebilled()).isEqualTo("25.29");
                    assertThat(correction.difference()).isEqualTo("-5.932022");
                });
    }

    @Test
    void thePreviewSumsUpWhatIsBilledAtLast() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .closed("2026-04-01", "2026-05-01");

        StatementStages.Staged april = new StatementStages(home.papers().entries(), home.papers()::notice)
                .statements()
                .get(1);

        // 100 kWh for 123.456 at 0.2529, and the tax on 25.29 for that on 31.22.
        assertThat(april.corrected()).isEqualTo(-5_932_022 - 1_186_000);
    }

    @Test
    void theFirstInvoiceIsCreditedAndTheNewOneBillsAtLast() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .closed("2026-04-01", "2026-05-01");

        List<Invoice> invoices = InvoiceSeries.of(home.papers());
        assertThat(invoices.get(1).lines())
                .filteredOn(line -> line.name().startsWith("energy"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.netAmount()).isEqualTo("25.29");
                    assertThat(line.rebills()).isEqualTo(invoices.get(0).number());
                });
        assertThat(invoices.get(2).typeCode()).isEqualTo(Invoice.CREDIT_NOTE);
        assertThat(invoices.get(2).precedingInvoices())
                .extracting(Invoice.Preceding::number)
                .containsExactly(invoices.get(0).number());
        assertThat(invoices.get(2).lines())
                .extracting(Invoice.InvoiceLine::netAmount)
                .containsExactly("31.22");
    }

    @Test
    void whatIsBilledAtLastAsAtFirstIsOnNoDocument() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .corrected("1 at last", "1 as at first", "2026-03-01", 123_456, "2026-04-12")
                .closed("2026-04-01", "2026-05-01");

        assertThat(InvoiceSeries.of(home.papers()).get(1).lines())
                .extracting(Invoice.InvoiceLine::name)
                .containsExactly("standing");
    }

    private List<AccountStatement.Correction> corrections() {
        return StatementReport.of(
                        home.papers(),
                        StatementReport.newest(home.papers().entries()).orElseThrow())
                .corrections();
    }
}
