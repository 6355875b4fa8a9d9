package io.meterproof.metering.prepayment;

import static io.meterproof.metering.prepayment.Scenario.EURO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PrepaymentProperties {

    @Property
    void lowCreditWarnsBeforeSteadyUseExhaustsIt(
            @ForAll @LongRange(min = 1_000, max = 10 * EURO) long perHour,
            @ForAll @IntRange(min = 1, max = 24) int blockHours,
            @ForAll @IntRange(min = 24, max = 96) int lowCreditHours,
            @ForAll @IntRange(min = 30, max = 600) int creditHours) {
        Scenario home = Scenario.prepaid(lowCreditHours).topUp(perHour * creditHours);

        for (int used = 0; used < creditHours; used += blockHours) {
            home.use(perHour * blockHours, Duration.ofHours(blockHours));
        }

        assertThat(home.alertKinds()).isEqualTo(List.of(AlertKind.LOW_CREDIT, AlertKind.EXHAUSTED));
        assertThat(home.alerts().get(0).balance()).isPositive();
    }

    @Property
    void theWarningOfSteadyUseComesNoEarlierThanABlockBeforeItsTime(
            @ForAll @LongRange(min = 1_000, max = 10 * EURO) long perHour,
            @ForAll @IntRange(min = 1, max = 6) int blockHours,
            @ForAll @IntRange(min = 12, max = 72) int lowCreditHours) {
        Scenario home = Scenario.prepaid(lowCreditHours).topUp(perHour * 200);

        while (home.alerts().isEmpty()) {
            home.use(perHour * blockHours, Duration.ofHours(blockHours));
        }

        assertThat(home.alerts().get(0).balance())
                .isBetween(perHour * (lowCreditHours - blockHours), perHour * lowCreditHours);
    }

    @Property
    void everyStateSurvivesItsBytes(
            @ForAll List<@LongRange(min = -EURO, max = EURO) Long> amounts,
            @ForAll @IntRange(min = 1, max = 100_000) int seconds) {
        Scenario home = Scenario.prepaid(48).topUp(20 * EURO);
        amounts.forEach(amount -> home.use(amount, Duration.ofSeconds(seconds)));
        PrepaymentState state = home.last().next();

        assertThat(PrepaymentStateCodec.decode(PrepaymentStateCodec.encode(state)))
                .isEqualTo(state);
    }

    @Property
    void theOrderOfUsesMakesNoDifference(@ForAll @Size(max = 30) List<@From("uses") Consumption> uses) {
        List<Consumption> reversed = new ArrayList<>(uses);
        Collections.reverse(reversed);

        assertThat(window(reversed)).isEqualTo(window(uses));
    }

    @Provide
    Arbitrary<Consumption> uses() {
        Arbitrary<Instant> from =
                Arbitraries.integers().between(0, 400).map(Duration::ofHours).map(Scenario.START::plus);
        return Combinators.combine(
                        Arbitraries.longs().between(-EURO, EURO),
                        from,
                        Arbitraries.integers().between(1, 300_000))
                .as((amount, begin, seconds) -> new Consumption(amount, begin, begin.plusSeconds(seconds)));
    }

    private static UsageWindow window(List<Consumption> uses) {
        UsageWindow window = UsageWindow.EMPTY;
        for (Consumption use : uses) {
            window = window.plus(use);
        }
        return window;
    }

    @Property
    void theWholeOfAConsumptionIsUsedAtItsEnd(
            @ForAll long amount, @ForAll @IntRange(min = 1, max = 10_000_000) int seconds) {
        Consumption use = new Consumption(amount, Scenario.START, Scenario.START.plusSeconds(seconds));

        assertThat(use.until(seconds)).isEqualTo(amount);
    }

    @Property
    void whatIsUsedGrowsWithTime(
            @ForAll @LongRange(min = 0) long amount,
            @ForAll @IntRange(min = 2, max = 10_000_000) int seconds,
            @ForAll @IntRange(min = 0) int cut) {
        Consumption use = new Consumption(amount, Scenario.START, Scenario.START.plusSeconds(seconds));
        long part = cut % (seconds - 1);

        assertThat(use.until(part)).isBetween(0L, use.until(part + 1));
    }
}
