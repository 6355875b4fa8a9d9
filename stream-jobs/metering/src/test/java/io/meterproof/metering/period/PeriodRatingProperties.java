package io.meterproof.metering.period;

import static io.meterproof.metering.period.Cycles.COPENHAGEN;
import static io.meterproof.metering.period.Cycles.month;
import static io.meterproof.metering.period.Cycles.nightAndDay;
import static io.meterproof.metering.period.Cycles.tariff;
import static io.meterproof.metering.period.Cycles.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PeriodRatingProperties {
    private static final BillingCycle MARCH = month(COPENHAGEN, "2024-03-01");

    @Property(tries = 300)
    void everyWattHourIsInOneTierOfOnePrice(
            @ForAll("quantities") List<Long> use,
            @ForAll Allocation allocation,
            @ForAll Basis basis,
            @ForAll @LongRange(min = 1, max = 400) long threshold) {
        TieredCharge charge = new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                basis == Basis.KILOWATT ? Allocation.BLENDED : allocation,
                basis,
                List.of(
                        new TieredPrice(
                                "night",
                                tiers(threshold, "0.10", "0.20"),
                                nightAndDay().prices().get(0).when()),
                        new TieredPrice("day", tiers(threshold, "0.30", "0.40"), When.ALWAYS)));

        RatedPeriod rated = Cycles.rate(tariff(COPENHAGEN, charge), MARCH, use(use));

        assertThat(rated.lines()).allMatch(line -> line.quantity() > 0);
        assertThat(quantity(rated)).isEqualTo(sum(use));
    }

    @Property(tries = 200)
    void aMoveAtAnyHourLosesNoWattHour(
            @ForAll("quantities") List<Long> use, @ForAll @IntRange(min = 1, max = 742) int hour) {
        PeriodUse whole = use(use);
        Tariff tariff = tariff(COPENHAGEN, tiers(Allocation.BLENDED, Basis.MONTH, 100));
        Instant moved = MARCH.from().plusSeconds(hour * 3600L);

        RatedPeriod out = Cycles.rate(tariff, MARCH, whole.between(MARCH.from(), moved));
        RatedPeriod in = Cycles.rate(tariff, MARCH, whole.between(moved, MARCH.to()));

        assertThat(quantity(out) + quantity(in)).isEqualTo(sum(use));
    }

    @Property(tries = 200)
    void everyAmountIsItsQuantityAtItsPriceAndTheTotalIsTheirSum(@ForAll("quantities") List<Long> use) {
        Tariff tariff = tariff(
                COPENHAGEN,
                tiers(Allocation.IN_ORDER_OF_USE, Basis.DAY, 3),
                new Levy("levy", new BigDecimal("3.7"), List.of("energy")),
                new Vat("vat", "S", new BigDecimal("25"), List.of()));

        RatedPeriod rated = Cycles.rate(tariff, MARCH, use(use));

        assertThat(rated.lines()).allMatch(line -> line.amount() == Amounts.of(line.quantity(), line.price()));
        assertThat(rated.total())
                .isEqualTo(rated.lines().stream().mapToLong(Line::amount).sum());
        assertThat(rated.totals().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(rated.total());
    }

    @Provide
    Arbitrary<List<Long>> quantities() {
        return Arbitraries.longs().between(0, 20_000).list().ofMinSize(0).ofMaxSize(743);
    }

    private static PeriodUse use(List<Long> quantities) {
        long[] values = quantities.stream().mapToLong(Long::longValue).toArray();
        Intervals intervals = Cycles.intervals(MARCH.from(), values);
        return PeriodUse.of(MARCH.from(), MARCH.to(), MeasurementUnit.KILOWATT_HOUR, intervals);
    }

    private static long quantity(RatedPeriod rated) {
        return rated.lines().stream().mapToLong(Line::quantity).sum();
    }

    private static long sum(List<Long> quantities) {
        return quantities.stream().mapToLong(Long::longValue).sum();
    }
}
