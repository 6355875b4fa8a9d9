package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class InvoicedTaxProperties {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * Use of three months is booked before the first of them is closed, and corrected before the second is. Ledger and
     * document both round, so they may differ by one cent for each document of the one category.
     */
    @Property(tries = 200)
    void documentsAreTaxedAsTheLedgerIsAndSumToIt(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 91) Integer> days,
            @ForAll @LongRange(min = 0, max = 9_999_999) long quantity,
            @ForAll @IntRange(min = 0, max = 19) int late) {
        Household home = new Household(WorkedExample.prices());
        for (int i = 0; i < days.size(); i++) {
            home.used("use " + i, day(days.get(i)), quantity / (i + 1));
        }
        home.closed("2026-03-01", "2026-04-01");
        int corrected = late % days.size();
        home.corrected("use " + corrected, "again", day(days.get(corrected)), quantity / 3, "2026-04-30");
        home.closed("2026-04-01", "2026-05-01").closed("2026-05-01", "2026-06-01");

        List<Invoice> invoices = InvoiceSeries.of(home.papers());

        for (Invoice invoice : invoices) {
            long documents = invoices.stream()
                    .filter(other -> other.statement().equals(invoice.statement()))
                    .count();
            assertThat(new BigDecimal(invoice.totals().rounding()).abs())
                    .isLessThanOrEqualTo(CENT.multiply(BigDecimal.valueOf(documents)));
        }
        BigDecimal due = invoices.stream()
                .map(invoice -> new BigDecimal(invoice.totals().due())
                        .multiply(BigDecimal.valueOf(invoice.typeCode().equals(Invoice.CREDIT_NOTE) ? -1 : 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(due.movePointRight(6).longValueExact()).isEqualTo(home.balance());
    }

    private static String day(int after) {
        return LocalDate.parse("2026-03-01").plusDays(after).toString();
    }
}
