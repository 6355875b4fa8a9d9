package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits that an account sets over its home and its car together. */
class SharedRulesTest {
    private static final Instant SECOND = ClosedAccount.midnight("2026-01-02");

    private final ClosedAccount account =
            new ClosedAccount().priced("2026-01-01", SamplePrices.flat("0.25"), SamplePrices.standing("0.85"));

    @Test
    void aSharedLimitCountsTheUseOfAllContractsThatHaveItInTheOrderOfService() {
        AccountRule limit = shared("30 kWh", new Limit.OfAmount(30_000, Limit.Span.MONTH));
        account.ruled("home", limit)
                .authorised("car", limit)
                .used("first", "2026-01-01", "2026-01-02", 1_000)
                .charged("session", "car", SECOND, 6_000)
                .used("second", "2026-01-03", "2026-01-04", 1_000)
                .charged("late in January", "car", ClosedAccount.midnight("2026-01-05"), 5_000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(decided("home")).containsExactly("permitted 24000", "denied/30 kWh 24000");
        assertThat(decided("ev-charging")).containsExactly("permitted 6000", "denied/30 kWh 5000");
    }

    @Test
    void aLimitOfEachContractCountsItsOwn() {
        AccountRule own = new AccountRule(
                "30 kWh", Instant.EPOCH, Optional.empty(), new Limit.OfAmount(30_000, Limit.Span.MONTH));
        account.ruled("home", own)
                .authorised("car", own)
                .used("first", "2026-01-01", "2026-01-02", 1_000)
                .charged("session", "car", SECOND, 20_000)
                .charged("another", "car", ClosedAccount.midnight("2026-01-05"), 5_000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(decided("home")).containsExactly("permitted 24000");
        assertThat(decided("ev-charging")).containsExactly("permitted 20000", "permitted 5000");
    }

    @Test
    void aLimitInMoneyCountsWhatUseCostsWithTheStartOfASession() {
        AccountRule limit = shared("5.00", new Limit.OfMoney(5_000_000, Limit.Span.DAY));
        account.ruled("home", limit)
                .authorised("car", limit)
                .charged(
                        "session",
                        "car",
                        SECOND,
                        18_000,
                        line("energy", "0.25", 4_500_000),
                        line("start", "0.50", 500_000))
                .charged("next", "car", SECOND.plusSeconds(7200), 1_000, line("energy", "0.25", 250_000))
                .charged(
                        "next day", "car", ClosedAccount.midnight("2026-01-03"), 1_000, line("energy", "0.25", 250_000))
                .closed("2026-01-01", "2026-02-01");

        assertThat(decided("ev-charging")).containsExactly("permitted 18000", "denied/5.00 1000", "permitted 1000");
    }

    @Test
    void anIntervalCostsItsQuantityAtThePricesOfItsBegin() {
        Line day = new Line(
                "energy",
                Optional.of("day"),
                SECOND,
                SECOND.plusSeconds(3600),
                1_001,
                new BigDecimal("0.2525"),
                252_753,
                Optional.empty());
        Line night = new Line(
                "energy",
                Optional.of("night"),
                SECOND.plusSeconds(3600),
                SECOND.plusSeconds(7200),
                2_000,
                new BigDecimal("0.1"),
                200_000,
                Optional.empty());
        MeasuredUse use = new MeasuredUse(
                "up-1",
                ClosedAccount.hash("home"),
                ClosedAccount.hash("t"),
                MeasurementUnit.KILOWATT_HOUR,
                new Intervals(new long[] {1_001, 2_000}, 0, 2, SECOND.getEpochSecond(), 3600),
                List.of(day, night));

        assertThat(use.amount(0)).isEqualTo(252_753);
        assertThat(use.amount(1)).isEqualTo(200_000);
    }

    @Test
    void useOfOneContractThatComesLateTurnsTheDecisionsOfAnother() {
        AccountRule limit = shared("30 kWh", new Limit.OfAmount(30_000, Limit.Span.MONTH));
        account.ruled("home", limit)
                .authorised("car", limit)
                .used("second", "2026-01-03", "2026-01-04", 1_000)
                .closed("2026-01-01", "2026-02-01");
        assertThat(decided("home")).containsExactly("permitted 24000");

        account.charged("late", "car", SECOND, 30_000).closed("2026-02-01", "2026-03-01");
        assertThat(decided("home")).containsExactly("denied/30 kWh 24000");
        assertThat(account.entries()).filteredOn("rebill"::equals).hasSize(2);
    }

    @Test
    void aCardThatWentToAnotherAccountIsDecidedAnewByUseThatComesLate() {
        AccountRule limit = shared("30 kWh", new Limit.OfAmount(30_000, Limit.Span.MONTH));
        account.ruled("home", limit)
                .authorised("car", limit)
                .charged("session", "car", ClosedAccount.midnight("2026-01-05"), 5_000)
                .closed("2026-01-01", "2026-02-01")
                .finished("session")
                .authorisedElsewhere("sold")
                .used("late", "2026-01-03", "2026-01-05", 1_000)
                .closed("2026-02-01", "2026-03-01");

        assertThat(decided("home")).containsExactly("permitted 30000", "denied/30 kWh 18000");
        assertThat(decided("ev-charging")).containsExactly("denied/30 kWh 5000");
    }

    @Test
    void aCloseWaitsForTheUseOfACardThatWentToAnotherAccountToBeTakenBack() {
        AccountRule limit = shared("30 kWh", new Limit.OfAmount(30_000, Limit.Span.MONTH));
        account.ruled("home", limit)
                .authorised("car", limit)
                .charged("session", "car", ClosedAccount.midnight("2026-01-05"), 5_000)
                .closed("2026-01-01", "2026-02-01")
                .authorisedElsewhere("sold");
        assertThat(account.calculated("2026-02-01", "2026-03-01").missing())
                .hasValueSatisfying(missing -> assertThat(missing).contains("use of up-9 from 2026-01-04T23:00:00Z"));

        account.takenBack("session").closed("2026-02-01", "2026-03-01");
        assertThat(account.entries()).contains("reversal").doesNotContain("rebill");
    }

    private List<String> decided(String endUse) {
        return account.lines("2026-01-01", endUse).stream()
                .filter(line -> !line.startsWith("standing"))
                .map(line -> line.replace(" x 0 = 0", ""))
                .toList();
    }

    private static AccountRule shared(String name, Limit limit) {
        return new AccountRule(name, Instant.EPOCH, Optional.empty(), limit, true);
    }

    private static Line line(String component, String price, long amount) {
        return new Line(
                component,
                Optional.empty(),
                SECOND,
                SECOND.plusSeconds(3600),
                0,
                new BigDecimal(price),
                amount,
                Optional.empty());
    }
}
