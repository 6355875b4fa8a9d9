package io.meterproof.metering.settlement;

import static io.meterproof.metering.settlement.SettledChannel.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.metering.settlement.SettlementOutcome.Settled;
import io.meterproof.metering.settlement.SettlementOutcome.Unbelieved;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registers that go back: held until an event explains them, and never a giant or negative quantity. */
class RegisterEventTest {
    private static final Hash CAUSE = Agreed.hash("cause");
    /** The range of a register of three digits, in milli-units. */
    private static final long RANGE = 1_000_000;

    private final SettledChannel channel = new SettledChannel();

    @Test
    void aBlockWhoseValuesDoNotSumToTheAdvanceIsHeldWithAReason() {
        channel.accept(live(1, 1_000, 10));

        assertThat(channel.settle(live(2, 1_030, 20)))
                .isInstanceOfSatisfying(Unbelieved.class, held -> assertThat(held.objection())
                        .isEqualTo("its register begins at 1010, but the reading before it ended at 1000: publish its"
                                + " meter's register-reset, registerDigits or exchange"));
        assertThat(channel.store.head().get().waiting()).isEqualTo(1);
    }

    @Test
    void aMilliUnitForEachIntervalIsTolerated() {
        channel.accept(live(1, 1_000, 10));

        assertThat(channel.settle(Blocks.accepted(BlockKind.LIVE, 2, 1_032, Blocks.INTERVAL, 0, 20, 10)))
                .isInstanceOf(Settled.class);
    }

    @Test
    void aRegisterThatWentBackIsHeldAndEstimatesNothing() {
        channel.accept(live(1, 1_000, 10));

        assertThat(channel.settle(live(5, 500, 10))).isInstanceOf(Unbelieved.class);
    }

    @Test
    void whatSettledAndIsDoubtedLaterIsNamed() {
        channel.accept(live(2, 1_030, 20));

        SettlementOutcome outcome = channel.settle(live(1, 500, 10));

        assertThat(outcome.doubted()).containsExactly(live(2, 1_030, 20).digest());
        assertThat(outcome.events()).hasAtLeastOneElementOfType(SettlementEvent.Reverse.class);
    }

    @Test
    void whatIsHeldAnchorsNothing() {
        channel.accept(live(1, 1_000, 10));
        channel.accept(live(2, 5, 5));

        List<SettlementEvent> events = channel.accept(live(3, 1_025, 15));

        assertThat(events).extracting(event -> event.usage().firstSequence()).containsExactly(2L, 3L);
        assertThat(quantity(events.get(0))).isEqualTo(10);
    }

    @Test
    void aHeldBlockThatIsContradictedIsGone() {
        channel.accept(live(1, 1_000, 10));
        channel.accept(live(2, 5, 5));

        channel.settlement().withdraw(new BlockKey(BlockKind.LIVE, 2), CAUSE);

        assertThat(channel.store.head().get().waiting()).isZero();
    }

    @Test
    void aResetSettlesWhatWaited() {
        channel.accept(live(1, 1_000, 10));
        channel.accept(live(2, 20, 20));
        channel.accept(live(3, 25, 5));
        channel.installed = Papers.installed(Papers.from(1), Papers.reset(2, 1_000, 0));

        Settled settled = (Settled) channel.settlement().reinstall(CAUSE);

        assertThat(settled.waiting()).isZero();
        assertThat(settled.events()).extracting(SettledChannel::quantity).containsExactly(20L, 5L);
    }

    @Test
    void aResetWithinAGapIsNoUse() {
        channel.accept(live(1, 1_000, 10));
        channel.installed = Papers.installed(Papers.from(1), Papers.reset(3, 1_007, 2));

        SettlementEvent estimate = channel.accept(live(4, 20, 10)).get(0);

        assertThat(quantity(estimate)).isEqualTo(7 + 8);
        assertThat(estimate.usage().basis().documents())
                .containsExactly(Papers.identified(Papers.reset(3, 1_007, 2)).hash());
    }

    @Test
    void aResetWithinABlockLeavesItsValues() {
        channel.accept(live(1, 1_000, 10));
        channel.installed = Papers.installed(Papers.from(1), Papers.reset(3, 1_020, 0));

        assertThat(quantity(channel.accept(Blocks.accepted(BlockKind.SEAL, 2, 30, Blocks.INTERVAL, 0, 20, 30))
                        .get(0)))
                .isEqualTo(50);
    }

    @Test
    void aRegisterBeginsAnewBehindItsLastDigit() {
        channel.installed = Papers.installed(Papers.withDigits(Papers.from(1), 3));
        channel.accept(live(1, RANGE - 5, 10));

        assertThat(quantity(channel.accept(live(2, 10, 15)).get(0))).isEqualTo(15);
    }

    @Test
    void aGapInWhichARegisterBeganAnewIsEstimatedByWhatItMovedOn() {
        channel.installed = Papers.installed(Papers.withDigits(Papers.from(1), 3));
        channel.accept(live(1, RANGE - 50, 10));

        SettlementEvent estimate = channel.accept(live(3, 60, 10)).get(0);

        assertThat(quantity(estimate)).isEqualTo(100);
        assertThat(estimate.usage().basis().documents()).hasSize(1);
    }

    @Test
    void aRegisterThatWentBackALittleDidNotGoAllTheWayRound() {
        channel.installed = Papers.installed(Papers.withDigits(Papers.from(1), 3));
        channel.accept(live(1, 1_000, 10));

        assertThat(channel.settle(live(3, 900, 10))).isInstanceOf(Unbelieved.class);
    }

    @Test
    void aRegisterThatJumpsByATenthOfItsRangeIsHeld() {
        channel.installed = Papers.installed(Papers.withDigits(Papers.from(1), 3));
        channel.accept(live(1, 1_000, 10));

        assertThat(channel.settle(live(3, 1_010 + RANGE / 10, 10))).isInstanceOf(Unbelieved.class);
    }

    @Test
    void digitsThatArePublishedLateSettleWhatWaited() {
        channel.installed = Papers.installed(Papers.from(1));
        channel.accept(live(1, RANGE - 5, 10));
        channel.accept(live(2, 10, 15));
        channel.installed = Papers.installed(Papers.from(1), Papers.withDigits(Papers.from(1), 3));

        assertThat(channel.settlement().reinstall(CAUSE).events())
                .singleElement()
                .isInstanceOf(Bill.class);
    }

    @Test
    void aSealThatDiffersFromTheRegisterLeavesItsLiveReadingsStanding() {
        channel.accept(live(1, 1_000, 10));
        channel.accept(live(2, 1_020, 20));
        channel.accept(live(3, 1_050, 30));

        assertThat(channel.settle(Blocks.accepted(BlockKind.SEAL, 2, 5_000, Blocks.INTERVAL, 0, 21, 30)))
                .isInstanceOf(Unbelieved.class);
    }

    @Test
    void aSealVouchesForTheReadingsThatItRepeats() {
        channel.accept(live(1, 1_000, 10));
        channel.accept(live(2, 2_000, 20));

        List<SettlementEvent> events =
                channel.accept(Blocks.accepted(BlockKind.SEAL, 1, 1_020, Blocks.INTERVAL, 9, 10, 20));

        assertThat(events).singleElement().satisfies(event -> assertThat(
                        event.usage().basis())
                .isEqualTo(new Basis.OfBlock(live(2, 2_000, 20).digest())));
        assertThat(channel.store.head().get().waiting()).isZero();
    }

    @Test
    void aMultiplierMultipliesWhatTheMeterTells() {
        channel.installed = Papers.installed(Papers.multiplied(Papers.from(1), "40"));

        SettlementEvent bill = channel.accept(live(1, 1_000, 10)).get(0);

        assertThat(quantity(bill)).isEqualTo(400);
        assertThat(bill.usage().basis().documents()).hasSize(1);
    }

    @Test
    void anotherMultiplierReversesAndBillsAgain() {
        channel.installed = Papers.installed(Papers.from(1));
        channel.accept(live(1, 1_000, 10));
        channel.installed = Papers.installed(Papers.from(1), Papers.multiplied(Papers.from(1), "2.5"));

        List<SettlementEvent> events = channel.settlement().reinstall(CAUSE).events();

        assertThat(events.get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> assertThat(reverse.cause())
                .isEqualTo(CAUSE));
        assertThat(quantity(events.get(1))).isEqualTo(25);
    }

    @Test
    void theEndOfAnInstallationMovesNothingThatItMultiplied() {
        channel.installed = Papers.installed(Papers.multiplied(Papers.from(1), "40"));
        channel.accept(live(1, 10, 10));
        channel.installed = Papers.installed(
                Papers.multiplied(Papers.from(1), "40"),
                Papers.multiplied(Papers.removed(Papers.from(1), Blocks.begin(2), 10), "40"));

        assertThat(channel.settlement().reinstall(CAUSE).events()).isEmpty();
    }

    @Test
    void aMultiplierThatMakesAnImpossibleQuantityIsNotBelieved() {
        channel.installed = Papers.installed(Papers.multiplied(Papers.from(1), "1000000"));

        assertThat(channel.settle(live(1, 1L << 39, 1L << 38)))
                .isInstanceOfSatisfying(Unbelieved.class, held -> assertThat(held.objection())
                        .isEqualTo("its quantities are out of range"));
    }

    private static AcceptedBlock live(long number, long closing, long value) {
        return Blocks.accepted(BlockKind.LIVE, number, closing, Blocks.INTERVAL, number, value);
    }
}
