package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.StatementPage;
import io.meterproof.statement.StatementReport;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 1 EUR a kWh taken or fed in, 20 % VAT: credit of 60.00 stays in March, of which April uses 12.00 and May the rest. */
final class CarriedCreditTest {
    private final Household home = new Household(
                    new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, price()),
                    new NetBilling(
                            "bought",
                            MeasurementUnit.KILOWATT_HOUR,
                            price(),
                            Optional.of(new CarryOver(Month.DECEMBER, false))),
                    new Vat("vat", "S", new BigDecimal("20"), List.of()))
            .used("march", "2026-03-10", 50_000)
            .exported("sun", "2026-03-11", 100_000)
            .closed("2026-03-01", "2026-04-01");

    @Test
    void whatIsCarriedForwardIsNotTaxedAgainButPaysLaterInvoices() {
        home.used("april", "2026-04-10", 10_000).closed("2026-04-01", "2026-05-01");
        home.used("may", "2026-05-10", 50_000).closed("2026-05-01", "2026-06-01");

        assertThat(InvoiceSeries.of(home.papers()))
                .extracting(Invoice::totals)
                .containsExactly(
                        new Invoice.Totals("-50.00", "-50.00", "-10.00", "-60.00", "-60.00", "0.00", "0.00"),
                        new Invoice.Totals("10.00", "10.00", "2.00", "12.00", "12.00", "0.00", "0.00"),
                        new Invoice.Totals("50.00", "50.00", "10.00", "60.00", "48.00", "0.00", "12.00"));
        assertThat(home.balance()).isEqualTo(12_000_000);
    }

    @Test
    void aMonthInWhichNothingElseIsChargedHasItAsLinesThatNobodyTaxes() {
        home.closed("2026-04-01", "2026-05-01");

        Invoice april = InvoiceSeries.of(home.papers()).get(1);

        assertThat(april.lines()).extracting(Invoice.InvoiceLine::taxCategory).containsExactly("O", "O");
        assertThat(april.totals())
                .isEqualTo(new Invoice.Totals("0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"));
    }

    @Test
    void aStatementTellsApartWhatWasTakenAndFedInForOneEndUse() {
        home.ofOneEndUse()
                .used("april", "2026-04-10", 10_000)
                .exported("clouds", "2026-04-11", 4_000)
                .closed("2026-04-01", "2026-05-01");
        AccountStatement april = StatementReport.of(
                home.papers(), StatementReport.newest(home.papers().entries()).orElseThrow());

        assertThat(april.places().get(0).endUses())
                .filteredOn(endUse -> endUse.endUse().equals("home"))
                .flatExtracting(AccountStatement.EndUse::used)
                .extracting(used -> used.direction() + " " + used.quantity() + " " + used.previous())
                .containsExactly(" 10.000 50.000", "export 4.000 0.000");
        assertThat(StatementPage.of(april)).contains("<td>export 4.000 kWh</td>");
    }

    private static List<TimeOfUsePrice> price() {
        return List.of(new TimeOfUsePrice("flat", BigDecimal.ONE, When.ALWAYS));
    }
}
