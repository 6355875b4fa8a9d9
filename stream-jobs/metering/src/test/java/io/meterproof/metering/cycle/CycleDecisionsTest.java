package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CycleDecisionsTest {
    private final ClosedAccount account =
            new ClosedAccount().priced("2026-01-01", SamplePrices.flat("0.25"), SamplePrices.standing("0.85"));

    @Test
    void theCloseOfAMonthSaysWhatWasPermittedAndDenied() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("use", "2026-01-01", "2026-01-03", 1_000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.entries()).containsExactly("cycle-charges", "period-charges", "statement");
        assertThat(account.lines("2026-01-01"))
                .containsExactly(
                        "standing 31000 x 0.85 = 26350000", "permitted 30000 x 0 = 0", "denied/30 kWh 18000 x 0 = 0");
    }

    @Test
    void aLateReadingDecidesWhatFollowsItAnewAtTheNextClose() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("use", "2026-01-02", "2026-01-04", 1_000)
                .closed("2026-01-01", "2026-02-01")
                .used("late", "2026-01-01", "2026-01-02", 500)
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).startsWith("cycle-charges", "period-charges", "statement", "reversal", "rebill");
        assertThat(account.lines("2026-01-01")).contains("permitted 30000 x 0 = 0", "denied/30 kWh 30000 x 0 = 0");
    }

    @Test
    void aMonthIsCountedOverTheEdgeOfAPeriod() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("use", "2026-01-10", "2026-01-12", 1_000)
                .closed("2026-01-01", "2026-01-11")
                .closed("2026-01-11", "2026-02-01");

        assertThat(account.lines("2026-01-01")).contains("permitted 24000 x 0 = 0");
        assertThat(account.lines("2026-01-11")).contains("permitted 6000 x 0 = 0", "denied/30 kWh 18000 x 0 = 0");
    }

    @Test
    void theNetOfAHouseAndItsFlatsIsDecidedIntervalByInterval() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("house", "2026-01-01", "2026-01-03", 2_000)
                .deducted("flat", "2026-01-01", "2026-01-03", 1_000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.lines("2026-01-01")).contains("permitted 30000 x 0 = 0", "denied/30 kWh 18000 x 0 = 0");
    }

    @Test
    void whatIsDeductedLateMakesRoomInALimit() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("house", "2026-01-01", "2026-01-03", 2_000)
                .closed("2026-01-01", "2026-02-01");
        assertThat(account.lines("2026-01-01")).contains("permitted 30000 x 0 = 0", "denied/30 kWh 66000 x 0 = 0");

        account.deducted("flat", "2026-01-01", "2026-01-03", 1_500).closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01"))
                .contains("permitted 24000 x 0 = 0")
                .noneMatch(line -> line.startsWith("denied"));
    }

    @Test
    void whatIsDeductedWhereTheHouseWasNotReadStandsAlone() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("house", "2026-01-01", "2026-01-02", 1_000)
                .deducted("flat", "2026-01-02", "2026-01-03", 500)
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.lines("2026-01-01")).contains("permitted 12000 x 0 = 0");
    }

    @Test
    void aPeriodThatEndsWithinAMonthDecidesEachNetOnce() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("house", "2026-01-10", "2026-01-12", 2_000)
                .deducted("flat", "2026-01-10", "2026-01-12", 1_000)
                .closed("2026-01-01", "2026-01-11")
                .closed("2026-01-11", "2026-02-01");

        assertThat(account.lines("2026-01-01")).contains("permitted 24000 x 0 = 0");
        assertThat(account.lines("2026-01-11")).contains("permitted 6000 x 0 = 0", "denied/30 kWh 18000 x 0 = 0");
    }

    @Test
    void rulesThatChangeDecideAnewButChargeTheSame() {
        account.ruled("home", month("30 kWh", 30_000))
                .used("use", "2026-01-01", "2026-01-03", 1_000)
                .closed("2026-01-01", "2026-02-01");
        long before = account.balance();
        account.ruled("again", month("10 kWh", 10_000)).closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01")).contains("denied/10 kWh 38000 x 0 = 0");
        assertThat(account.balance() - before).isEqualTo(28L * 850_000);
    }

    @Test
    void rulesThatAreSetLateDecideNoPeriodThatWasClosedBeforeAndItsDaysAreChargedOnce() {
        account.ruled("home")
                .closed("2026-01-01", "2026-02-01")
                .ruled("again", month("10 kWh", 10_000))
                .used("rebilled", "again", "2026-01-30", "2026-01-31", 1_000)
                .used("use", "again", "2026-02-01", "2026-02-02", 1_000)
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries())
                .containsExactly("period-charges", "statement", "cycle-charges", "period-charges", "statement");
        assertThat(account.lines("2026-02-01"))
                .containsExactly(
                        "standing 28000 x 0.85 = 23800000", "permitted 10000 x 0 = 0", "denied/10 kWh 14000 x 0 = 0");
        assertThat(account.balance()).isEqualTo(59L * 850_000);
    }

    @Test
    void lateUseUnderRulesThatEndedBeforeHoldsUpNoClose() {
        account.ruled("home")
                .closed("2026-01-01", "2026-02-01")
                .used("late", "gone", "2026-01-30", "2026-01-31", 1_000);

        assertThat(account.calculated("2026-02-01", "2026-03-01").isComplete()).isTrue();
    }

    @Test
    void withoutRulesAPlainTariffHasNoCycles() {
        account.ruled("home")
                .used("nothing measured", "2026-01-01", "2026-01-01", 0)
                .takenBack("nothing measured")
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void theOrderInWhichUseBecomesKnownMovesNothing() {
        ClosedAccount other =
                new ClosedAccount().priced("2026-01-01", SamplePrices.flat("0.25"), SamplePrices.standing("0.85"));
        account.ruled("home", month("30 kWh", 30_000))
                .used("first", "2026-01-01", "2026-01-02", 1_000)
                .used("second", "2026-01-02", "2026-01-03", 2_000)
                .closed("2026-01-01", "2026-02-01");
        other.ruled("home", month("30 kWh", 30_000))
                .used("second", "2026-01-02", "2026-01-03", 2_000)
                .used("first", "2026-01-01", "2026-01-02", 1_000)
                .closed("2026-01-01", "2026-02-01");

        assertThat(account.all()).isEqualTo(other.all());
    }

    private static AccountRule month(String name, long quantity) {
        return new AccountRule(
                name,
                ClosedAccount.midnight("2026-01-01"),
                Optional.empty(),
                new Limit.OfAmount(quantity, Limit.Span.MONTH));
    }
}
