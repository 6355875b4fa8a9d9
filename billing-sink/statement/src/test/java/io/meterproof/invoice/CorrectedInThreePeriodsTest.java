package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 0.10 EUR a kWh up to 100 a month, 0.30 above, 20 % VAT. March used 150 kWh; in April that is known to be 140, in May 60. April's
 * correction leaves the first tier as it was, so only the first invoice bills it.
 */
final class CorrectedInThreePeriodsTest {
    private static final TieredCharge TIERS = new TieredCharge(
            "energy",
            MeasurementUnit.KILOWATT_HOUR,
            Allocation.BLENDED,
            Basis.MONTH,
            List.of(new TieredPrice(
                    "use",
                    List.of(new Tier(Optional.of(100_000L), new BigDecimal("0.10")), Tier.open(new BigDecimal("0.30"))),
                    When.ALWAYS)));

    private final Household home = new Household(TIERS, new Vat("vat", "S", new BigDecimal("20"), List.of()))
            .used("march", "2026-03-10", 150_000)
            .closed("2026-03-01", "2026-04-01")
            .corrected("march", "march again", "2026-03-10", 140_000, "2026-04-10")
            .closed("2026-04-01", "2026-05-01");

    private List<Invoice> corrected(String again, long quantity, String booked, String from, String to) {
        home.corrected("march again", again, "2026-03-10", quantity, booked).closed(from, to);
        return InvoiceSeries.of(home.papers());
    }

    private List<Invoice> correctedInMay() {
        return corrected("march at last", 60_000, "2026-05-10", "2026-05-01", "2026-06-01");
    }

    @Test
    void eachLineThatIsTakenBackCitesTheInvoiceThatBilledIt() {
        assertThat(correctedInMay())
                .extracting(CorrectedInThreePeriodsTest::text)
                .containsExactly(
                        "380 1, none: energy, use tier 1 10.00; energy, use tier 2 15.00; due 30.00",
                        "380 2, of 1: energy, use tier 2 12.00; due 14.40",
                        "381 3, of 1: energy, use tier 2 15.00; due 18.00",
                        "380 4, of 1: energy, use tier 1 6.00; due 7.20",
                        "381 5, of 1: energy, use tier 1 10.00; due 12.00",
                        "381 6, of 2: energy, use tier 2 12.00; due 14.40");
    }

    @Test
    void allDocumentsAreWhatTheLedgerCharged() {
        BigDecimal due = correctedInMay().stream()
                .map(invoice -> new BigDecimal(invoice.totals().due())
                        .multiply(BigDecimal.valueOf(invoice.typeCode().equals(Invoice.CREDIT_NOTE) ? -1 : 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(due).isEqualTo("7.20");
        assertThat(home.balance()).isEqualTo(7_200_000);
    }

    @Test
    void whatTwoPeriodsLeftAsItWasStillCitesTheFirstInvoice() {
        corrected("march in may", 130_000, "2026-05-10", "2026-05-01", "2026-06-01");
        home.corrected("march in may", "march at last", "2026-03-10", 60_000, "2026-06-10")
                .closed("2026-06-01", "2026-07-01");

        assertThat(InvoiceSeries.of(home.papers()).subList(5, 8))
                .extracting(CorrectedInThreePeriodsTest::text)
                .containsExactly(
                        "380 6, of 1: energy, use tier 1 6.00; due 7.20",
                        "381 7, of 1: energy, use tier 1 10.00; due 12.00",
                        "381 8, of 4: energy, use tier 2 9.00; due 10.80");
    }

    private static String text(Invoice invoice) {
        StringBuilder text = new StringBuilder(invoice.typeCode() + " " + shortOf(invoice.number()) + ", ");
        text.append(invoice.precedingInvoices().isEmpty() ? "none" : "of");
        invoice.precedingInvoices().forEach(cited -> text.append(' ').append(shortOf(cited.number())));
        text.append(": ");
        invoice.lines().forEach(line -> text.append(line.name())
                .append(' ')
                .append(line.netAmount())
                .append("; "));
        return text.append("due ").append(invoice.totals().due()).toString();
    }

    private static String shortOf(String number) {
        return number.substring(number.length() - 1);
    }
}
