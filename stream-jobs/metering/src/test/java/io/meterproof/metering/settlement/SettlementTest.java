package io.meterproof.metering.settlement;

import static io.meterproof.metering.settlement.SettledChannel.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.metering.settlement.SettlementOutcome.Held;
import io.meterproof.metering.settlement.SettlementOutcome.Settled;
import io.meterproof.tlog.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Hash CAUSE = Agreed.hash("cause");

    private final SettledChannel channel = new SettledChannel();

    @Test
    void aBlockThatFollowsIsBilledAsOneSegment() {
        List<SettlementEvent> events = channel.accept(Blocks.seal(1, 96, 0));

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(quantity(events.get(0)))
                .isEqualTo(Blocks.seal(1, 96, 0).readings().sum());
    }

    @Test
    void aSealThatRepeatsItsLiveReadingsMovesNothing() {
        channel.accept(Blocks.live(1, 10));
        channel.accept(Blocks.live(2, 20));

        assertThat(channel.accept(Blocks.seal(1, 2, 30))).isEmpty();
    }

    @Test
    void aSealThatDiffersInOneReadingCorrectsThatReadingOnly() {
        channel.accept(Blocks.live(1, 10));
        channel.accept(Blocks.live(2, 20));

        List<SettlementEvent> events = channel.accept(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 50));

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> assertThat(
                        reverse.usage().firstSequence())
                .isEqualTo(2));
        assertThat(events.get(1)).isInstanceOfSatisfying(Bill.class, bill -> assertThat(bill.replaces())
                .contains(events.get(0).usageId()));
        assertThat(quantity(events.get(1))).isEqualTo(50);
    }

    @Test
    void whatIsTaxedByTheMonthIsCutWhereTheLocalMonthBegins() {
        channel.terms = Agreed.taxed("one");
        int lastOfMarch = 30 * 96 + 1;

        List<SettlementEvent> events = channel.accept(Blocks.seal(lastOfMarch, 96, 0));

        assertThat(events).extracting(event -> event.usage().count()).containsExactly(88, 8);
        assertThat(events.get(1).usage().lines().get(0).from()).isEqualTo("2026-03-31T22:00:00Z");
    }

    @Test
    void theSameBlockAgainMovesNothing() {
        channel.accept(Blocks.seal(1, 96, 0));

        assertThat(channel.accept(Blocks.seal(1, 96, 0))).isEmpty();
    }

    @Test
    void anotherBlockForTheSameNumbersIsHeld() {
        channel.accept(Blocks.seal(1, 96, 0));

        assertThat(channel.settle(Blocks.block(BlockKind.SEAL, 50, 1, 5))).isInstanceOf(Held.class);
    }

    @Test
    void aGapIsEstimatedByWhatTheRegisterMovedOn() {
        channel.accept(Blocks.live(1, 0));

        List<SettlementEvent> events = channel.accept(Blocks.live(5, 0));

        SettlementEvent estimate = events.get(0);
        assertThat(estimate.usage().basis())
                .isEqualTo(new Basis.OfEstimate(
                        "scaled-to-advance/1",
                        Blocks.live(1, 0).digest(),
                        Blocks.live(5, 0).digest()));
        assertThat(quantity(estimate)).isEqualTo(Blocks.truth(2) + Blocks.truth(3) + Blocks.truth(4));
    }

    @Test
    void theRemainderOfAnEstimateGoesToItsFirstIntervals() {
        assertThat(ScaledToAdvance.spread(8, 3)).containsExactly(3, 3, 2);
    }

    @Test
    void aLateBlockInsideAGapReversesTheEstimateAndEstimatesWhatRemains() {
        channel.accept(Blocks.live(1, 0));
        Hash estimate = channel.accept(Blocks.live(5, 0)).get(0).usageId();

        List<SettlementEvent> events = channel.accept(Blocks.live(3, 9));

        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(events.get(0).usageId()).isEqualTo(estimate);
        assertThat(events.subList(1, events.size()))
                .extracting(event -> event.usage().firstSequence())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void aLateBlockThatFillsAGapLeavesNoEstimate() {
        channel.accept(Blocks.live(1, 0));
        channel.accept(Blocks.live(3, 0));

        List<SettlementEvent> events = channel.accept(Blocks.live(2, 9));

        assertThat(events).hasSize(2);
        assertThat(events.get(1).usage().basis()).isInstanceOf(Basis.OfBlock.class);
    }

    @Test
    void aWithdrawnBlockIsReversedAndItsPlaceEstimated() {
        channel.accept(Blocks.live(1, 0));
        channel.accept(Blocks.live(2, 0));
        channel.accept(Blocks.live(3, 0));

        List<SettlementEvent> events = channel.settlement()
                .withdraw(new BlockKey(BlockKind.LIVE, 2), CAUSE)
                .events();

        assertThat(events.get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> assertThat(reverse.cause())
                .isEqualTo(CAUSE));
        assertThat(events.get(1).usage().basis()).isInstanceOf(Basis.OfEstimate.class);
    }

    @Test
    void aBlockAcrossAMoveIsSplitAtTheFirstIntervalOfTheNewAgreement() {
        channel.terms = Agreed.terms(
                Agreed.agreement("one", Agreed.ALWAYS, Optional.of(Blocks.begin(41))),
                Agreed.agreement("two", Blocks.begin(41), Optional.empty()));

        List<SettlementEvent> events = channel.accept(Blocks.seal(1, 96, 0));

        assertThat(events)
                .extracting(
                        event -> event.usage().account() + " " + event.usage().count())
                .containsExactly("one 40", "two 56");
    }

    @Test
    void readingsThatNobodyAgreedToPayWaitVisibly() {
        channel.terms = Terms.NONE;

        assertThat(channel.settle(Blocks.seal(1, 96, 0)))
                .isEqualTo(new Settled(List.of(), List.of(), List.of(), 96, List.of()));
    }

    @Test
    void aLateAgreementSettlesWhatWaited() {
        channel.terms = Terms.NONE;
        channel.accept(Blocks.seal(1, 96, 0));
        channel.terms = Agreed.always("one");

        Settled settled = (Settled) channel.settlement().resettle(CAUSE);

        assertThat(settled.waiting()).isZero();
        assertThat(settled.events()).hasSize(1);
    }

    @Test
    void aNewTariffVersionRebillsOnlyWhatItPrices() {
        channel.accept(Blocks.seal(1, 96, 0));
        channel.accept(Blocks.seal(97, 96, 0));
        channel.terms = AgreedTerms.of(
                List.of(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty())),
                id -> List.of(Agreed.tariff(Agreed.ALWAYS, "0.303030"), Agreed.tariff(Blocks.begin(97), "0.404040")));

        List<SettlementEvent> events = channel.settlement().resettle(CAUSE).events();

        assertThat(events)
                .extracting(event ->
                        event.getClass().getSimpleName() + " " + event.usage().firstSequence())
                .containsExactly("Reverse 97", "Bill 97");
    }

    @Test
    void electricityInCubicMetresIsHeldWithTheReason() {
        assertThat(channel.settle(Blocks.in(MeasurementUnit.CUBIC_METRE, Blocks.seal(1, 2, 0))))
                .isInstanceOfSatisfying(Held.class, held -> assertThat(held.reason())
                        .isEqualTo("its unit m3 does not fit electricity, which 1-0:1.8.0*255 is of"));
    }

    @Test
    void aBlockOfMoreUseThanAnyRegisterTellsIsHeld() {
        long[] values = new long[250];
        Arrays.fill(values, 1L << 48);

        assertThat(channel.settle(Blocks.accepted(BlockKind.SEAL, 1, 1L << 48, Blocks.INTERVAL, 0, values)))
                .isEqualTo(new Held(
                        Blocks.accepted(BlockKind.SEAL, 1, 1L << 48, Blocks.INTERVAL, 0, values)
                                .digest(),
                        "its quantities are out of range"));
    }

    @Test
    void whatIsReversedIsFinished() {
        channel.accept(Blocks.live(1, 10));
        SettlementOutcome second = channel.settle(Blocks.live(2, 20));

        SettlementOutcome corrected = channel.settle(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 50));

        assertThat(corrected.finished())
                .extracting(Segment::usageId)
                .containsExactly(second.events().get(0).usageId());
    }
}
