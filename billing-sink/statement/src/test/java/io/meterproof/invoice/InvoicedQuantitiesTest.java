package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line of an invoice has the quantity that was charged, its unit by UN/ECE recommendation 20, and its price. */
final class InvoicedQuantitiesTest {
    private static final MonthlyCharge NETWORK = new MonthlyCharge("network", new BigDecimal("9.99"));

    @Test
    void demandOfAMonthIsInKilowatts() {
        Household home = new Household(demand(Assessment.MONTHLY))
                .used("calm", "2026-03-10", 24_000)
                .used("peak", "2026-03-11", 36_000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(lines(home)).containsExactly("demand, all: 1.500 KWT x 7.35 = 11.03");
    }

    @Test
    void demandOfEachDayIsTheSumOfItsKilowatts() {
        Household home = new Household(demand(Assessment.DAILY))
                .used("calm", "2026-03-10", 24_000)
                .used("peak", "2026-03-11", 36_000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(lines(home)).containsExactly("demand, all: 2.500 KWT x 7.35 = 18.38");
    }

    @Test
    void aMonthCountsAsOneAndAPartOfItByItsDays() {
        Household home = new Household(NETWORK).used("march", "2026-03-10", 24_000);

        assertThat(lines(home.closed("2026-03-01", "2026-04-01"))).containsExactly("network: 1.000 MON x 9.99 = 9.99");
        assertThat(lines(home.closed("2026-04-01", "2026-04-11")).get(1))
                .isEqualTo("network: 10.000 DAY x 0.333 = 3.33");
    }

    @Test
    void demandOfAPartOfAMonthHasNoUnitOfTheRecommendation() {
        Household home = new Household(demand(Assessment.MONTHLY))
                .used("peak", "2026-03-01", 36_000)
                .closed("2026-03-01", "2026-03-11");

        assertThat(lines(home)).containsExactly("demand, all: 1 C62 x 3.56 = 3.56");
    }

    @Test
    void timeIsInHoursFineEnoughToGiveItsAmount() {
        Household home = new Household(energy("energy", "0.30"), new TimeCharge("time", new BigDecimal("30"), 60))
                .charging("long", "2026-03-10", 5_400)
                .closed("2026-03-01", "2026-04-01")
                .charging("short", "2026-04-10", 120)
                .closed("2026-04-01", "2026-05-01");

        assertThat(lines(home)).containsExactly("time: 1.500 HUR x 30 = 45.00", "time: 0.0333 HUR x 30 = 1.00");
    }

    private static List<String> lines(Household home) {
        return InvoiceSeries.of(home.papers()).stream()
                .flatMap(invoice -> invoice.lines().stream())
                .map(line -> line.name() + ": " + line.quantity() + " " + line.unitCode() + " x " + line.netPrice()
                        + " = " + line.netAmount())
                .toList();
    }

    private static DemandCharge demand(Assessment assessment) {
        TieredPrice all = new TieredPrice("all", List.of(Tier.open(new BigDecimal("7.35"))), When.ALWAYS);
        return new DemandCharge("demand", 1440, assessment, List.of(all), Optional.empty());
    }

    private static EnergyCharge energy(String id, String price) {
        return new EnergyCharge(
                id,
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("flat", new BigDecimal(price), When.ALWAYS)));
    }
}
