package io.meterproof.metering.cycle;

import static io.meterproof.metering.cycle.ClosedAccount.midnight;
import static io.meterproof.metering.cycle.SamplePrices.TAX;
import static io.meterproof.metering.cycle.SamplePrices.demand;
import static io.meterproof.metering.cycle.SamplePrices.flat;
import static io.meterproof.metering.cycle.SamplePrices.standing;
import static io.meterproof.metering.cycle.SamplePrices.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a later close charges anew of earlier cycles. Amounts worked by hand: an hour of 1 kWh is a kWh. */
class CycleChargedAnewTest {
    @Test
    void aCorrectedPeakRatesTheMonthsUnderItsRatchetAnew() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", demand())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 10_000)
                .closed("2026-01-01", "2026-02-01")
                .used("february", "2026-02-01", "2026-02-02", 2_000)
                .closed("2026-02-01", "2026-03-01");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 8000 x 10 = 80000000");

        account.takenBack("january")
                .used("january again", "2026-01-01", "2026-01-02", 5_000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(account.entries().subList(6, 13))
                .containsExactly(
                        "reversal", "rebill", "reversal", "rebill", "cycle-charges", "period-charges", "statement");
        assertThat(account.lines("2026-01-01")).containsExactly("demand/all 5000 x 10 = 50000000");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 4000 x 10 = 40000000");
        assertThat(account.lines("2026-03-01")).containsExactly("demand/all 4000 x 10 = 40000000");
        assertThat(account.balance()).isEqualTo(130_000_000);
    }

    @Test
    void whatDidNotChangeIsNotChargedAnew() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }

    @Test
    void anAgreementThatEndedBackwardsIsChargedUntilItsEnd() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", standing("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01")
                .agreed("2026-01-01", Optional.of("2026-01-11"))
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-01-01"))
                .containsExactly("standing 10000 x 1 = 10000000", "vat/S 10000 x 0.25 = 2500000");
        assertThat(account.balance()).isEqualTo(12_500_000);
    }

    @Test
    void useOfBeforeTheFirstChargedMonthChargesThatMonthToo() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers(), standing("1"))
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-03-01", "2026-04-01")
                .used("late", "2026-02-10", "2026-02-11", 1000)
                .closed("2026-04-01", "2026-05-01");

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01"))
                .containsExactly("energy/use tier 1 24000 x 0.10 = 2400000", "standing 28000 x 1 = 28000000");
        account.takenBack("late").closed("2026-05-01", "2026-06-01");
        assertThat(account.entries()).contains("reversal").doesNotContain("rebill");
    }

    @Test
    void aChannelThatWasSilentForMonthsIsStillChargedWhenItsUseComes() {
        ClosedAccount account =
                new ClosedAccount().priced("2026-01-01", tiers()).agreed("2026-01-01", Optional.empty());
        for (int month = 1; month < 7; month++) {
            account.used("busy " + month, ClosedAccount.firstOfMonth(month), ClosedAccount.firstOfMonth(month + 1), 0)
                    .finished("busy " + month)
                    .closed(ClosedAccount.firstOfMonth(month), ClosedAccount.firstOfMonth(month + 1));
        }
        account.used("silent", "2026-01-10", "2026-01-11", 1000)
                .closed(ClosedAccount.firstOfMonth(7), ClosedAccount.firstOfMonth(8));

        assertThat(account.lines("2026-01-01")).containsExactly("energy/use tier 1 24000 x 0.10 = 2400000");
    }

    @Test
    void aMonthThatTheHorizonCutsIsChargedByTheTermsThatBilledMoreOfIt() {
        ClosedAccount account = taxedFebruary()
                .finished("first hour")
                .priced("2026-02-01", flat("2"), TAX)
                .takenBack("others")
                .used("others again", "home", hour(1), hour(4), 1000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(account.lines("2026-02-01")).containsExactly("vat/S 8000 x 0.25 = 2000000");
    }

    @Test
    void aMonthBeyondTheHorizonKeepsItsTermsThoughALateReadingIsBilledByOthers() {
        ClosedAccount account = taxedFebruary()
                .finished("first hour")
                .finished("others")
                .priced("2026-02-01", flat("2"), TAX)
                .used("late", "home", hour(5), hour(6), 1000)
                .closed("2026-03-01", "2026-04-01");

        assertThat(account.lines("2026-02-01")).containsExactly("vat/S 5000 x 0.25 = 1250000");
    }

    @Test
    void aMonthThatIsClosedAfterTheHorizonPassedItIsChargedByTheTermsThatHold() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", flat("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01")
                .used("february", "home", hour(0), hour(4), 1000)
                .finished("february")
                .priced("2026-02-01", flat("2"), TAX)
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.lines("2026-02-01")).containsExactly("vat/S 8000 x 0.25 = 2000000");
    }

    private static ClosedAccount taxedFebruary() {
        return new ClosedAccount()
                .priced("2026-01-01", flat("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .closed("2026-01-01", "2026-02-01")
                .used("first hour", "home", hour(0), hour(1), 1000)
                .used("others", "home", hour(1), hour(4), 1000)
                .closed("2026-02-01", "2026-03-01");
    }

    /** An hour of February 1st. */
    private static Instant hour(int hour) {
        return midnight("2026-02-01").plus(Duration.ofHours(hour));
    }

    @Test
    void aMonthStaysAsItIsWhereItsUseLiesBeyondTheHorizonThoughTheAgreementEndsBefore() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", standing("1"), TAX)
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-20", "2026-01-21", 1000)
                .closed("2026-01-01", "2026-02-01")
                .finished("january")
                .agreed("2026-01-01", Optional.of("2026-01-11"))
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }
}
