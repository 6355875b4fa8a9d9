package io.meterproof.metering.settlement;

import static io.meterproof.metering.settlement.SettledChannel.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.metering.settlement.SettlementOutcome.Settled;
import io.meterproof.metering.settlement.SettlementOutcome.Unbelieved;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Meters that come and go: what was used between their outermost readings and the registers that somebody noted. */
class ExchangeTest {
    private static final Hash CAUSE = Agreed.hash("cause");
    private static final MeterInstallation OPEN = Papers.showing(Papers.from(1), 900);

    private final SettledChannel channel = new SettledChannel(Papers.installed(OPEN));

    @Test
    void whatWasUsedBeforeTheFirstReadingIsBilledFromTheInitialRegister() {
        List<SettlementEvent> events = channel.accept(live(3, 1_000, 10));

        SettlementEvent advance = events.get(1);
        assertThat(quantity(advance)).isEqualTo(90);
        assertThat(advance.usage().lines().get(0).from()).isEqualTo(Blocks.begin(1));
        assertThat(advance.usage().basis())
                .isEqualTo(new Basis.OfAdvance(
                        "from-initial/1",
                        live(3, 1_000, 10).digest(),
                        Papers.identified(OPEN).hash(),
                        List.of()));
    }

    @Test
    void anEarlierReadingShortensWhatIsBilledFromTheInitialRegister() {
        channel.accept(live(3, 1_000, 10));

        List<SettlementEvent> events = channel.accept(live(2, 990, 50));

        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(standing(events)).isEqualTo(90 - 90);
    }

    @Test
    void readingsFromTheFirstInstantOnLeaveNothingToAdvance() {
        assertThat(channel.accept(live(1, 910, 10))).hasSize(1);
    }

    @Test
    void aFirstReadingBelowTheInitialRegisterIsHeld() {
        assertThat(channel.settle(live(1, 905, 10)))
                .isInstanceOfSatisfying(Unbelieved.class, held -> assertThat(held.objection())
                        .startsWith("its register begins at 895, but its meter's initial register is 900"));
    }

    @Test
    void whatWasUsedBehindTheLastReadingIsBilledToTheRemovalRegister() {
        channel.accept(live(1, 910, 10));
        channel.installed = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(4), 950));

        List<SettlementEvent> events = reinstall();

        assertThat(events).hasSize(1);
        assertThat(quantity(events.get(0))).isEqualTo(40);
        assertThat(events.get(0).usage().lines().get(0).to()).isEqualTo(Blocks.begin(4));
    }

    @Test
    void aRemovalRegisterThatIsPublishedAheadBillsNothingBeforeTheRemoval() {
        channel.accept(live(1, 910, 10));
        Installed ahead = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(4), 950));
        channel.installed = ahead.asOf(Blocks.begin(4).minusSeconds(1));
        assertThat(reinstall()).isEmpty();

        channel.installed = ahead.asOf(Blocks.begin(4));

        assertThat(reinstall()).extracting(SettledChannel::quantity).containsExactly(40L);
    }

    @Test
    void aRemovalRegisterIsAwaitedUntilTheRemoval() {
        Installed ahead = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(4), 950));

        assertThat(ahead.asOf(Blocks.begin(3)).nextRemoval()).contains(Blocks.begin(4));
        assertThat(ahead.asOf(Blocks.begin(4)).nextRemoval()).isEmpty();
        assertThat(ahead.asOf(Blocks.begin(5)).removedSince(Blocks.begin(3))).hasSize(1);
        assertThat(ahead.asOf(Blocks.begin(5)).removedSince(Blocks.begin(4))).isEmpty();
    }

    @Test
    void anExchangeInTheMiddleOfAnIntervalIsBilledToTheMinute() {
        channel.accept(live(1, 910, 10));
        Instant removed = Blocks.begin(2).plus(Duration.ofMinutes(7));
        channel.installed = Papers.installed(OPEN, Papers.removed(OPEN, removed, 913));

        SettlementEvent advance = reinstall().get(0);

        assertThat(quantity(advance)).isEqualTo(3);
        assertThat(advance.usage().lines().get(0).to()).isEqualTo(removed);
    }

    @Test
    void aLateExchangeTakesBackWhatCameAfterTheRemoval() {
        channel.accept(live(1, 910, 10));
        channel.accept(live(2, 930, 20));
        channel.accept(live(3, 960, 30));
        channel.installed = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(3), 935));

        Settled settled = (Settled) channel.settlement().reinstall(CAUSE);

        assertThat(settled.events().get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> {
            assertThat(reverse.usage().firstSequence()).isEqualTo(3);
            assertThat(reverse.cause()).isEqualTo(CAUSE);
        });
        assertThat(settled.events()).hasSize(1);
        assertThat(settled.waiting()).isEqualTo(1);
    }

    @Test
    void aRemovalRegisterBelowTheLastReadingBillsNothing() {
        channel.accept(live(1, 910, 10));
        channel.installed = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(4), 905));

        assertThat(reinstall()).isEmpty();
    }

    @Test
    void aCorrectedRemovalRegisterReversesAndBillsAgain() {
        channel.accept(live(1, 910, 10));
        MeterInstallation removed = Papers.removed(OPEN, Blocks.begin(4), 950);
        channel.installed = Papers.installed(OPEN, removed);
        reinstall();
        channel.installed = Papers.installed(OPEN, removed, Papers.removed(OPEN, Blocks.begin(4), 940));

        List<SettlementEvent> events = reinstall();

        assertThat(events).hasSize(2);
        assertThat(standing(events)).isEqualTo(-10);
    }

    @Test
    void aMultiplierThatChangesDividesTheGapAtItsRegisters() {
        channel.installed = Papers.installed(
                Papers.removed(OPEN, Blocks.begin(3), 925),
                Papers.multiplied(Papers.showing(Papers.from(3), 925), "10"));
        channel.accept(live(1, 910, 10));

        List<SettlementEvent> events = channel.accept(live(4, 940, 10));

        assertThat(quantity(events.get(0))).isEqualTo(100);
        assertThat(standing(events.subList(1, events.size()))).isEqualTo(10 * (930 - 925));
    }

    @Test
    void aRemovalThatIsKnownEarlyCostsTheSameOverMonthsAsOneThatIsKnownLate() {
        Installed removed = Papers.installed(OPEN, Papers.removed(OPEN, Blocks.begin(8_000), 5_000));
        Books late = new Books();
        AcceptedBlock march = live(3, 1_000, 10);
        AcceptedBlock may = live(5_900, 2_000, 10);
        late.post(channel.accept(march));
        late.post(channel.accept(may));
        channel.installed = removed;
        late.post(reinstall());

        Books early = new Books();
        TreeChannelStore other = new TreeChannelStore();
        Settlement settlement = new Settlement(Blocks.CHANNEL, Agreed.always("one"), removed, other);
        early.post(settlement.accept(march).events());
        early.post(settlement.accept(may).events());

        assertThat(early.quantity()).isEqualTo(5_000 - 900);
        assertThat(early.balances()).isEqualTo(late.balances());
    }

    @Test
    void whatIsBilledToTheRemovalOutlivesTheReadingThatItBeganAt() {
        MeterInstallation removed = Papers.removed(OPEN, Blocks.begin(3_500), 1_100);
        channel.installed = Papers.installed(removed, Papers.showing(Papers.from(3_500), 1_100));
        channel.accept(live(3, 1_000, 10));
        channel.accept(live(5_900, 2_000, 10));

        assertThat(channel.settlement().resettle(CAUSE).events()).isEmpty();
    }

    @Test
    void aReadingBehindAReadingThatWasGivenUpShortensWhatIsBilledToTheRemoval() {
        MeterInstallation removed = Papers.removed(OPEN, Blocks.begin(3_500), 1_100);
        channel.installed = Papers.installed(removed, Papers.showing(Papers.from(3_500), 1_100));
        Books books = new Books();
        books.post(channel.accept(live(3, 1_000, 10)));
        books.post(channel.accept(live(5_900, 2_000, 10)));

        books.post(channel.accept(live(3_400, 1_060, 10)));

        assertThat(books.quantity()).isEqualTo(2_000 - 900);
    }

    private List<SettlementEvent> reinstall() {
        return channel.settlement().reinstall(CAUSE).events();
    }

    private static AcceptedBlock live(long number, long closing, long value) {
        return Blocks.accepted(BlockKind.LIVE, number, closing, Blocks.INTERVAL, number, value);
    }

    private static long standing(List<SettlementEvent> events) {
        return events.stream()
                .mapToLong(event -> event instanceof Reverse ? -quantity(event) : quantity(event))
                .sum();
    }
}
