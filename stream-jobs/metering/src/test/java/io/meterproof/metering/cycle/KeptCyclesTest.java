package io.meterproof.metering.cycle;

import static io.meterproof.metering.cycle.SamplePrices.demand;
import static io.meterproof.metering.cycle.SamplePrices.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of use and cycles for later closes, and what is forgotten. */
class KeptCyclesTest {
    @Test
    void cyclesAYearBackAndTheirUseAreForgottenButWhatTheyLeft() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", demand())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-01-02", 10_000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2027-02-01");

        assertThat(account.keptCycles()).hasSize(13);
        account.closed("2027-02-01", "2027-03-04");

        assertThat(account.keptCycles()).hasSize(13);
        assertThat(account.keptUses()).isZero();
        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01")).containsExactly("demand/all 8000 x 10 = 80000000");
    }

    @Test
    void useAYearBackIsBilledNoMoreAndMovesNothing() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .closed("2026-01-01", "2027-03-01")
                .used("late", "2026-01-05", "2026-01-06", 1000)
                .closed("2027-03-01", "2027-04-01");

        assertThat(account.entries()).doesNotContain("reversal");
    }

    @Test
    void monthsImportedFirstAndClosedOneByOneAreChargedOnce() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("january", "2026-01-01", "2026-02-01", 1000)
                .used("february", "2026-02-01", "2026-03-01", 1000)
                .used("march", "2026-03-01", "2026-04-01", 1000)
                .finished("january")
                .finished("february")
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.entries()).filteredOn("cycle-charges"::equals).hasSize(2);
        // 744 and 672 kWh.
        assertThat(account.balance()).isEqualTo(163_200_000 + 141_600_000);
    }

    @Test
    void theTailOfAUseThatBeganInTheMonthBeforeStillCountsAtLaterCloses() {
        ClosedAccount account = new ClosedAccount()
                .priced("2026-01-01", tiers())
                .agreed("2026-01-01", Optional.empty())
                .used("gap", "2026-01-30", "2026-02-03", 1000)
                .closed("2026-01-01", "2026-02-01")
                .closed("2026-02-01", "2026-03-01")
                .finished("gap");
        for (int month = 3; month < 24; month++) {
            account.closed(ClosedAccount.firstOfMonth(month), ClosedAccount.firstOfMonth(month + 1));
        }

        assertThat(account.entries()).doesNotContain("reversal");
        assertThat(account.lines("2026-02-01")).containsExactly("energy/use tier 1 48000 x 0.10 = 4800000");
    }
}
