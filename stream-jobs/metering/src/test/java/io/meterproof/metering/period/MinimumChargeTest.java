package io.meterproof.metering.period;

import static io.meterproof.metering.period.Cycles.COPENHAGEN;
import static io.meterproof.metering.period.Cycles.EURO;
import static io.meterproof.metering.period.Cycles.flat;
import static io.meterproof.metering.period.Cycles.from;
import static io.meterproof.metering.period.Cycles.hourly;
import static io.meterproof.metering.period.Cycles.lines;
import static io.meterproof.metering.period.Cycles.midnight;
import static io.meterproof.metering.period.Cycles.month;
import static io.meterproof.metering.period.Cycles.rate;
import static io.meterproof.metering.period.Cycles.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the minimum of a month or a year asks for, worked out by hand. */
class MinimumChargeTest {
    private static final BillingCycle JUNE = month(COPENHAGEN, "2024-06-01");

    @Test
    void aMinimumMakesUpWhatIsMissing() {
        MinimumCharge minimum = new MinimumCharge("minimum", new BigDecimal("20"), Span.MONTH, List.of());

        assertThat(lines(rate(tariff(COPENHAGEN, flat("0.10"), minimum), JUNE, hourly(JUNE, 100))))
                .containsExactly("energy/flat 72000 x 0.10 = 7200000", "minimum/shortfall 1000 x 12.800000 = 12800000");
    }

    @Test
    void aYearsMinimumIsMadeUpInDecember() {
        MinimumCharge minimum = yearly("100");
        PeriodUse year = hourly(midnight(COPENHAGEN, "2023-01-01"), midnight(COPENHAGEN, "2024-01-01"), 100);

        List<RatedPeriod> months = PeriodRating.rateMonths(List.of(tariff(COPENHAGEN, flat("0.10"), minimum)), year);

        assertThat(months.subList(0, 11)).allMatch(month -> !month.totals().containsKey("minimum"));
        assertThat(months.stream().mapToLong(RatedPeriod::total).sum()).isEqualTo(100 * EURO);
    }

    @Test
    void aYearsMinimumIsAskedForTheDaysSinceTheAgreementBegan() {
        PeriodUse lastMonths = hourly(midnight(COPENHAGEN, "2023-11-01"), midnight(COPENHAGEN, "2024-01-01"), 0);

        List<RatedPeriod> months =
                PeriodRating.rateMonths(List.of(tariff(COPENHAGEN, flat("0.10"), yearly("100"))), lastMonths);

        assertThat(lines(months.get(1))).containsExactly("minimum/shortfall 1000 x 16.712329 = 16712329");
    }

    /** 15 days at 1 a day, 5 at 2. */
    @Test
    void aYearsMinimumIsMadeUpWhereTheAgreementEndsEachVersionForItsDays() {
        Tariff before = from(Instant.EPOCH, flat("0.10"), yearly("365"));
        Tariff after = from(midnight(COPENHAGEN, "2023-03-16"), flat("0.10"), yearly("730"));
        BillingCycle march = month(COPENHAGEN, "2023-03-01");
        PeriodUse use = hourly(march.from(), midnight(COPENHAGEN, "2023-03-21"), 0);

        assertThat(lines(PeriodRating.rate(List.of(before, after), march, use, Carried.NOTHING, true)))
                .containsExactly("minimum/shortfall 1000 x 25.000000 = 25000000");
    }

    private static MinimumCharge yearly(String amount) {
        return new MinimumCharge("minimum", new BigDecimal(amount), Span.YEAR, List.of());
    }
}
