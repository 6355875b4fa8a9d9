package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.metering.settlement.SettlementOutcome.BeyondHorizon;
import io.meterproof.metering.settlement.SettlementOutcome.Held;
import io.meterproof.metering.settlement.SettlementOutcome.Settled;
import io.meterproof.metering.settlement.SettlementOutcome.Unbelieved;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Hash CAUSE = Agreed.hash("cause");
    private static final int MONTH = 31 * 96;

    private final TreeChannelStore store = new TreeChannelStore();
    private Terms terms = Agreed.always("one");

    @Test
    void aBlockThatFollowsIsBilledAsOneSegment() {
        List<SettlementEvent> events = accept(Blocks.seal(1, 96, 0));

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(quantity(events.get(0)))
                .isEqualTo(Blocks.seal(1, 96, 0).readings().sum());
    }

    @Test
    void aSealThatRepeatsItsLiveReadingsMovesNothing() {
        accept(Blocks.live(1, 10));
        accept(Blocks.live(2, 20));

        assertThat(accept(Blocks.seal(1, 2, 30))).isEmpty();
    }

    @Test
    void aSealThatDiffersInOneReadingCorrectsThatReadingOnly() {
        accept(Blocks.live(1, 10));
        accept(Blocks.live(2, 20));

        List<SettlementEvent> events = accept(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 50));

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
        terms = Agreed.taxed("one");
        int lastOfMarch = 30 * 96 + 1;

        List<SettlementEvent> events = accept(Blocks.seal(lastOfMarch, 96, 0));

        assertThat(events).extracting(event -> event.usage().count()).containsExactly(88, 8);
        assertThat(events.get(1).usage().lines().get(0).from()).isEqualTo("2026-03-31T22:00:00Z");
    }

    @Test
    void theSameBlockAgainMovesNothing() {
        accept(Blocks.seal(1, 96, 0));

        assertThat(accept(Blocks.seal(1, 96, 0))).isEmpty();
    }

    @Test
    void anotherBlockForTheSameNumbersIsHeld() {
        accept(Blocks.seal(1, 96, 0));

        assertThat(settle(Blocks.block(BlockKind.SEAL, 50, 1, 5))).isInstanceOf(Held.class);
    }

    @Test
    void whatIsHeldIsGivenUpBehindTheHorizonThoughNothingSettlesAnyMore() {
        accept(Blocks.seal(1, 4, 0));
        AcceptedBlock early = Blocks.accepted(BlockKind.SEAL, 5, 1, Blocks.INTERVAL, 1, 7);
        AcceptedBlock late = Blocks.accepted(BlockKind.SEAL, 5 + 3 * MONTH, 1, Blocks.INTERVAL, 2, 7);
        assertThat(settle(early)).isInstanceOf(Unbelieved.class);
        assertThat(store.block(new BlockKey(BlockKind.SEAL, 5))).isPresent();

        SettlementOutcome outcome = settle(late);

        assertThat(outcome).isInstanceOf(Unbelieved.class);
        assertThat(outcome.givenUp()).hasSize(1);
        assertThat(store.block(new BlockKey(BlockKind.SEAL, 5))).isEmpty();
        assertThat(store.block(new BlockKey(BlockKind.SEAL, 1))).isEmpty();
    }

    @Test
    void aGapIsEstimatedByWhatTheRegisterMovedOn() {
        accept(Blocks.live(1, 0));

        List<SettlementEvent> events = accept(Blocks.live(5, 0));

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
        accept(Blocks.live(1, 0));
        Hash estimate = accept(Blocks.live(5, 0)).get(0).usageId();

        List<SettlementEvent> events = accept(Blocks.live(3, 9));

        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(events.get(0).usageId()).isEqualTo(estimate);
        assertThat(events.subList(1, events.size()))
                .extracting(event -> event.usage().firstSequence())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void aLateBlockThatFillsAGapLeavesNoEstimate() {
        accept(Blocks.live(1, 0));
        accept(Blocks.live(3, 0));

        List<SettlementEvent> events = accept(Blocks.live(2, 9));

        assertThat(events).hasSize(2);
        assertThat(events.get(1).usage().basis()).isInstanceOf(Basis.OfBlock.class);
    }

    @Test
    void aWithdrawnBlockIsReversedAndItsPlaceEstimated() {
        accept(Blocks.live(1, 0));
        accept(Blocks.live(2, 0));
        accept(Blocks.live(3, 0));

        List<SettlementEvent> events =
                settlement().withdraw(new BlockKey(BlockKind.LIVE, 2), CAUSE).events();

        assertThat(events.get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> assertThat(reverse.cause())
                .isEqualTo(CAUSE));
        assertThat(events.get(1).usage().basis()).isInstanceOf(Basis.OfEstimate.class);
    }

    @Test
    void aBlockAcrossAMoveIsSplitAtTheFirstIntervalOfTheNewAgreement() {
        terms = Agreed.terms(
                Agreed.agreement("one", Agreed.ALWAYS, Optional.of(Blocks.begin(41))),
                Agreed.agreement("two", Blocks.begin(41), Optional.empty()));

        List<SettlementEvent> events = accept(Blocks.seal(1, 96, 0));

        assertThat(events)
                .extracting(
                        event -> event.usage().account() + " " + event.usage().count())
                .containsExactly("one 40", "two 56");
    }

    @Test
    void readingsThatNobodyAgreedToPayWaitVisibly() {
        terms = Terms.NONE;

        assertThat(settle(Blocks.seal(1, 96, 0)))
                .isEqualTo(new Settled(List.of(), List.of(), List.of(), 96, List.of()));
    }

    @Test
    void aLateAgreementSettlesWhatWaited() {
        terms = Terms.NONE;
        accept(Blocks.seal(1, 96, 0));
        terms = Agreed.always("one");

        Settled settled = (Settled) settlement().resettle(CAUSE);

        assertThat(settled.waiting()).isZero();
        assertThat(settled.events()).hasSize(1);
    }

    @Test
    void aNewTariffVersionRebillsOnlyWhatItPrices() {
        accept(Blocks.seal(1, 96, 0));
        accept(Blocks.seal(97, 96, 0));
        terms = AgreedTerms.of(
                List.of(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty())),
                id -> List.of(Agreed.tariff(Agreed.ALWAYS, "0.303030"), Agreed.tariff(Blocks.begin(97), "0.404040")));

        List<SettlementEvent> events = settlement().resettle(CAUSE).events();

        assertThat(events)
                .extracting(event ->
                        event.getClass().getSimpleName() + " " + event.usage().firstSequence())
                .containsExactly("Reverse 97", "Bill 97");
    }

    @Test
    void aChargingTransactionIsOneLineOfTheRegistersAdvance() {
        List<SettlementEvent> events = accept(Blocks.charging(1, 5400, 1000, 8500));

        List<Line> lines = events.get(0).usage().lines();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(7500);
            assertThat(line.to()).isEqualTo(line.from().plusSeconds(5400));
        });
    }

    @Test
    void aRegisterThatWentBackWhileChargingIsHeld() {
        assertThat(settle(Blocks.charging(1, 60, 1000, 999)))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.reason()).contains("went back"));
    }

    @Test
    void electricityInCubicMetresIsHeldWithTheReason() {
        assertThat(settle(Blocks.in(MeasurementUnit.CUBIC_METRE, Blocks.seal(1, 2, 0))))
                .isInstanceOfSatisfying(Held.class, held -> assertThat(held.reason())
                        .isEqualTo("its unit m3 does not fit electricity, which 1-0:1.8.0*255 is of"));
    }

    @Test
    void aBlockOfMoreUseThanAnyRegisterTellsIsHeld() {
        long[] values = new long[250];
        Arrays.fill(values, 1L << 48);

        assertThat(settle(Blocks.accepted(BlockKind.SEAL, 1, 1L << 48, Blocks.INTERVAL, 0, values)))
                .isEqualTo(new Held(
                        Blocks.accepted(BlockKind.SEAL, 1, 1L << 48, Blocks.INTERVAL, 0, values)
                                .digest(),
                        "its quantities are out of range"));
    }

    @Test
    void aTransactionOfMoreUseThanCanBeBilledIsHeldWhenItIsMultiplied() {
        Installed multiplied = Papers.installed(Papers.multiplied(Papers.from(1), "1000000"));
        Settlement settlement = new Settlement(Blocks.CHANNEL, terms, multiplied, store);

        assertThat(settlement.accept(Blocks.charging(1, 60, 0, 999_999_999_999L)))
                .isInstanceOfSatisfying(Unbelieved.class, held -> assertThat(held.objection())
                        .isEqualTo("its quantities are out of range"));
    }

    @Test
    void chargingTransactionsLeaveNoGapToEstimate() {
        accept(Blocks.charging(1, 60, 0, 10));

        assertThat(accept(Blocks.charging(7, 60, 50, 60))).hasSize(1);
    }

    @Test
    void nothingIsEstimatedBeforeATransactionOnNewTermsEither() {
        accept(Blocks.accepted(BlockKind.LIVE, 1, 0, Blocks.INTERVAL, 0, 0));
        accept(Blocks.charging(3, Blocks.INTERVAL, 0, 10));

        assertThat(settlement().resettle(CAUSE).events()).isEmpty();
    }

    @Test
    void blocksBeforeThePreviousServiceMonthWaitForTheArchive() {
        accept(Blocks.seal(1 + 2 * MONTH, 96, 0));

        assertThat(settle(Blocks.seal(1, 96, 0)))
                .isEqualTo(new BeyondHorizon(
                        Blocks.seal(1, 96, 0).digest(),
                        Instant.parse("2026-04-01T00:00:00Z"),
                        1,
                        Blocks.begin(97).getEpochSecond()));
    }

    @Test
    void whatTheHorizonPassesGoesToTheArchiveAsItIsBilled() {
        SettlementOutcome first = settle(Blocks.seal(1, 96, 0));
        assertThat(first.givenUp()).isEmpty();

        SettlementOutcome later = settle(Blocks.seal(1 + 61 * 96, 96, 0));

        assertThat(later.givenUp())
                .flatExtracting(GivenUp::standing)
                .extracting(Segment::usageId)
                .containsExactly(first.events().get(0).usageId());
    }

    @Test
    void whatIsReversedIsFinished() {
        accept(Blocks.live(1, 10));
        SettlementOutcome second = settle(Blocks.live(2, 20));

        SettlementOutcome corrected = settle(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 50));

        assertThat(corrected.finished())
                .extracting(Segment::usageId)
                .containsExactly(second.events().get(0).usageId());
    }

    @Test
    void whatIsGivenUpLeavesItsRegisterForTheNextEstimate() {
        accept(Blocks.seal(1, 96, 0));
        accept(Blocks.seal(1 + 61 * 96, 96, 0));
        assertThat(store.head().get().boundary())
                .contains(ActualBlock.of(Blocks.seal(1, 96, 0), 0).endPoint());

        List<SettlementEvent> events = accept(Blocks.seal(1 + 40 * 96, 96, 9));

        assertThat(events.get(1).usage().basis())
                .isInstanceOfSatisfying(Basis.OfEstimate.class, estimate -> assertThat(estimate.after())
                        .isEqualTo(Blocks.seal(1, 96, 0).digest()));
    }

    private List<SettlementEvent> accept(AcceptedBlock block) {
        return settle(block).events();
    }

    private SettlementOutcome settle(AcceptedBlock block) {
        return settlement().accept(block);
    }

    private Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }

    private static long quantity(SettlementEvent event) {
        return event.usage().lines().stream().mapToLong(Line::quantity).sum();
    }
}
