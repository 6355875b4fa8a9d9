package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DynamicCharge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** However many prices were published, an invoice has one line of them. */
class PublishedPricesTest {
    private static final DynamicCharge SPOT =
            new DynamicCharge("energy", MeasurementUnit.KILOWATT_HOUR, "spot", BigDecimal.ONE, BigDecimal.ZERO);

    @Test
    void pricesOfASeriesAreOneLineWithTheirAverage() {
        Household home = month(second -> "0." + second / 86_400 % 900);

        Invoice.InvoiceLine line = onlyLine(home);

        assertThat(line.name()).isEqualTo("energy, spot");
        assertThat(line.quantity()).isEqualTo("31.217");
        assertThat(line.unitCode()).isEqualTo("KWH");
        assertThat(new BigDecimal(line.netPrice())
                        .multiply(new BigDecimal(line.quantity()))
                        .setScale(2, RoundingMode.HALF_UP))
                .isEqualTo(line.netAmount());
        assertThat(new BigDecimal(line.netAmount()).movePointRight(6).longValueExact())
                .isEqualTo(home.balance());
    }

    @Test
    void whatIsWorthLessThanNothingHasNoPriceOfItsUnit() {
        Invoice.InvoiceLine line = onlyLine(month(second -> "-0.10"));

        assertThat(line.netAmount()).isEqualTo("-3.12");
        assertThat(line.quantity() + " " + line.unitCode() + " " + line.netPrice())
                .isEqualTo("-1 C62 3.12");
    }

    private static Household month(LongFunction<String> price) {
        Household home = new Household(SPOT).published(price);
        for (int day = 1; day <= 31; day++) {
            home.used("day " + day, LocalDate.of(2026, 3, day).toString(), 1_007);
        }
        return home.closed("2026-03-01", "2026-04-01");
    }

    private static Invoice.InvoiceLine onlyLine(Household home) {
        List<Invoice> invoices = InvoiceSeries.of(home.papers());
        assertThat(invoices).hasSize(1);
        assertThat(invoices.get(0).lines()).hasSize(1);
        return invoices.get(0).lines().get(0);
    }
}
