package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Energy at 1 EUR a kWh with 20 % VAT, beside a public charge of 2 EUR a day that is not subject to VAT. */
final class OutsideTaxTest {
    private final Household home = new Household(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("flat", BigDecimal.ONE, When.ALWAYS))),
                    new StandingCharge("public", new BigDecimal("2")),
                    new Vat("vat", "S", new BigDecimal("20"), List.of("energy")))
            .used("march", "2026-03-10", 50_000)
            .closed("2026-03-01", "2026-04-01");

    @Test
    void whatIsOutsideOfTaxHasAnInvoiceOfItsOwn() {
        List<Invoice> invoices = InvoiceSeries.of(home.papers());

        assertThat(invoices)
                .extracting(Invoice::taxes)
                .containsExactly(
                        List.of(new Invoice.TaxSubtotal("S", "20", "50.00", "10.00", "")),
                        List.of(new Invoice.TaxSubtotal("O", "", "62.00", "0.00", "Not subject to VAT")));
        assertThat(invoices).extracting(Invoice::number).containsExactly("a-1-000001", "a-1-000002");
        assertThat(invoices).extracting(invoice -> invoice.totals().due()).containsExactly("60.00", "62.00");
    }

    @Test
    void aCreditNoteCitesTheInvoiceThatTheTaxedPartWasOn() {
        home.corrected("march", "march again", "2026-03-10", 40_000, "2026-04-10")
                .used("april", "2026-04-11", 10_000)
                .closed("2026-04-01", "2026-05-01");
        List<Invoice> april = InvoiceSeries.of(home.papers()).subList(2, 5);

        assertThat(april).extracting(Invoice::typeCode).containsExactly("380", "380", "381");
        assertThat(april.get(2).precedingInvoices())
                .extracting(Invoice.Preceding::number)
                .containsExactly("a-1-000001");
        assertThat(april).extracting(invoice -> invoice.totals().due()).containsExactly("60.00", "60.00", "60.00");
    }
}
