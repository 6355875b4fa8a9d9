package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestFees;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.ledger.Fees;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fee is charged by a signed document, at the price that held then, once, and taken back by another one. */
class FeeForgeryTest {
    private static final Instant BOOKED = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void feesOfTwoVersionsAndOneThatIsTakenBackPass() {
        assertThat(Verification.of(TestFees.bytes()).failure()).isEmpty();
    }

    @Test
    void aFeeAtAnotherPriceThanThatOfItsVersionIsRefused() {
        List<Line> dearer = Fees.lines(TestFees.RECONNECTION, TestFees.NEXT, BOOKED);

        assertRefused(
                new TestFees().charged(TestFees.RECONNECTION, TestFees.LIST, dearer),
                "entries[0].entry.lines[0].price");
    }

    @Test
    void aFeeWithoutItsTaxIsRefused() {
        List<Line> untaxed =
                Fees.lines(TestFees.RECONNECTION, TestFees.LIST, BOOKED).subList(0, 1);

        assertRefused(new TestFees().charged(TestFees.RECONNECTION, TestFees.LIST, untaxed), "entries[0].entry.lines");
    }

    @Test
    void aFeeByAVersionThatBeginsLaterIsRefused() {
        var early = TestFees.charge("order-1", TestFees.NEXT, "reconnection", 1, "2026-03-01T09:00:00Z");

        assertRefused(new TestFees().charged(early, TestFees.NEXT), "entries[0].entry.tariff");
    }

    @Test
    void aFeeByAVersionThatAnEarlierFeeShowsToHoldNoLongerIsRefused() {
        var late = TestFees.charge("order-3", TestFees.LIST, "paper", 1, "2026-03-02T09:00:00Z");

        assertRefused(
                new TestFees().charged(TestFees.PAPER, TestFees.NEXT).charged(late, TestFees.LIST),
                "entries[1].entry.tariff");
    }

    @Test
    void oneIdChargedTwiceIsRefused() {
        var again = TestFees.charge("order-1", TestFees.LIST, "paper", 1, "2026-03-01T09:00:00Z");

        assertRefused(
                new TestFees().charged(TestFees.RECONNECTION, TestFees.LIST).charged(again, TestFees.LIST),
                "entries[1].entry.fee");
    }

    @Test
    void aFeeThatIsTakenBackByTheWithdrawalOfAnotherIsRefused() {
        FeeWithdrawal other = new FeeWithdrawal("order-2", TestRegistry.ACCOUNT, "no", TestFees.AT);

        assertRefused(
                new TestFees().charged(TestFees.RECONNECTION, TestFees.LIST).withdrawn(1, other),
                "entries[1].entry.cause");
    }

    @Test
    void aFeeThatIsChargedTooLateIsWrittenOffByTheListsPolicy() {
        Tariff list = TestFees.bounded();
        var late = TestFees.charge("order-1", list, "reconnection", 1, "2026-01-31T09:00:00Z");
        List<Line> charged = new ArrayList<>(Fees.lines(late, list, BOOKED));

        assertThat(charged).extracting(Line::amount).containsExactly(40_000_000L, -40_000_000L);
        assertThat(Verification.of(new TestFees().charged(late, list).closed()).failure())
                .isEmpty();
        assertRefused(new TestFees().charged(late, list, charged.subList(0, 1)), "entries[0].entry.lines");
    }

    @Test
    void aFeeBelowZeroCreditsTheAccountHoweverLate() {
        Tariff list = TestFees.bounded();
        var goodwill = TestFees.charge("order-1", list, "goodwill", 1, "2025-02-01T09:00:00Z");

        assertThat(Fees.lines(goodwill, list, BOOKED)).extracting(Line::amount).containsExactly(-20_000_000L);
        assertThat(Verification.of(new TestFees().charged(goodwill, list).closed())
                        .failure())
                .isEmpty();
    }

    private static void assertRefused(TestFees fees, String place) {
        StepResult failure = Verification.of(fees.closed()).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("fees");
        assertThat(failure.path()).isEqualTo(place);
    }
}
