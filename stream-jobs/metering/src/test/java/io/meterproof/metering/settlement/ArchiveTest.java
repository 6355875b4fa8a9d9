package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.metering.settlement.SettlementOutcome.BeyondHorizon;
import io.meterproof.metering.settlement.SettlementOutcome.Settled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Channels of March 2026 and later; what is in May gives March up. */
class ArchiveTest {
    private static final int DAY = 96;
    private static final long APRIL = 1 + 31 * DAY;
    private static final long MAY = 1 + 61 * DAY;
    private static final long JULY = 1 + 122 * DAY;

    private final ArchivedChannel channel = new ArchivedChannel(Agreed.always("one"));

    @Test
    void aMonthThatIsGivenUpReadsBackAsItWas() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(1 + 5 * DAY, DAY, 0));
        SettlementOutcome outcome = channel.accept(Blocks.seal(MAY, DAY, 0));

        assertThat(channel.archived().months()).extracting(ArchivedMonth::month).containsExactly(YearMonth.of(2026, 3));
        assertThat(channel.month(0))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(outcome.givenUp().get(0));
    }

    @Test
    void aMonthThatIsGivenUpKeepsItsBytes() throws IOException {
        channel.accept(Blocks.seal(1, 4, 1_000));
        channel.accept(Blocks.seal(9, 4, 2_000));
        GivenUp month = channel.accept(Blocks.seal(MAY, 4, 3_000)).givenUp().get(0);
        byte[] encoded = GivenUpCodec.encode(month);

        assertThat(encoded).isEqualTo(Golden.bytes("given-up/v1/two-seals.hex", encoded));
    }

    @Test
    void theNameOfAMonthKeepsItsBytes() throws IOException {
        ArchiveName name = new ArchiveName("usage-point/up-1", Blocks.CHANNEL, YearMonth.of(2026, 3));
        byte[] text = name.part("0").getBytes(StandardCharsets.UTF_8);

        assertThat(text).isEqualTo(Golden.bytes("archive-name/v1/first-part.hex", text));
    }

    @Test
    void whatIsKeptOfArchivedMonthsKeepsItsBytes() throws IOException {
        channel.accept(Blocks.seal(1, 4, 1_000));
        channel.accept(Blocks.seal(APRIL, 4, 2_000));
        channel.accept(Blocks.seal(MAY, 4, 3_000));
        channel.accept(Blocks.seal(JULY, 4, 4_000));
        byte[] encoded = ArchivedMonthsCodec.encode(channel.archived());

        assertThat(encoded).isEqualTo(Golden.bytes("archived-months/v1/two-months.hex", encoded));
        assertThat(ArchivedMonthsCodec.decode(encoded)).isEqualTo(channel.archived());
    }

    @Test
    void aLateReadingTakesTheEstimateOfItsGapBackAndBillsWhatTheMeterSaid() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(1 + 2 * DAY, DAY, 0));
        channel.accept(Blocks.seal(MAY, DAY, 0));
        AcceptedBlock late = Blocks.seal(1 + DAY, DAY, 0);

        SettlementOutcome outcome = channel.accept(late);

        assertThat(outcome).isInstanceOf(Settled.class);
        assertThat(outcome.events()).hasSize(2);
        SettlementEvent.Reverse reversal =
                (SettlementEvent.Reverse) outcome.events().get(0);
        SettlementEvent.Bill bill = (SettlementEvent.Bill) outcome.events().get(1);
        assertThat(reversal.cause()).isEqualTo(late.digest());
        assertThat(bill.replaces()).contains(reversal.usageId());
        assertThat(channel.quantities()).containsEntry(1L + DAY, Expected.quantity(List.of(late)));
    }

    @Test
    void aLateSealCorrectsItsLiveReadings() {
        channel.accept(Blocks.live(1, 0));
        channel.accept(Blocks.live(2, 0));
        channel.accept(Blocks.seal(MAY, DAY, 0));

        channel.accept(Blocks.block(BlockKind.SEAL, 1, 30, 1, 50));

        assertThat(channel.quantities()).containsEntry(2L, 50L);
    }

    @Test
    void aLateSealThatRepeatsItsLiveReadingsMovesNothing() {
        channel.accept(Blocks.live(1, 0));
        channel.accept(Blocks.live(2, 0));
        channel.accept(Blocks.seal(MAY, DAY, 0));

        SettlementOutcome outcome = channel.accept(Blocks.seal(1, 2, 30));

        assertThat(outcome.events()).isEmpty();
        assertThat(channel.month(0).blocks()).hasSize(3);
    }

    @Test
    void theChannelIsWhatItWasWhenAllIsGivenUpAgain() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(APRIL, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        ChannelHead before = channel.head();

        channel.accept(Blocks.seal(1 + 2 * DAY, DAY, 0));

        assertThat(channel.head()).isEqualTo(before);
    }

    @Test
    void aMonthThatStaysAsItWasIsNotWrittenAgain() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(1 + 3 * DAY, DAY, 0));
        channel.accept(Blocks.seal(MAY, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        assertThat(channel.written()).containsExactly(1L, 2L);

        channel.accept(Blocks.seal(1 + 2 * DAY, DAY, 0));

        assertThat(channel.recalls()).isEqualTo(2);
        assertThat(channel.written()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void ofATimeWithoutReadingsNothingMustComeBack() {
        channel.accept(Blocks.seal(JULY, DAY, 0));

        channel.accept(Blocks.seal(1, DAY, 0));

        assertThat(channel.recalls()).isZero();
        assertThat(channel.archived().months()).hasSize(1);
        assertThat(channel.quantities()).containsKey(1L);
    }

    @Test
    void laterMonthsComeBackAndEarlierOnesDoNot() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(APRIL, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        channel.accept(Blocks.seal(JULY + 62 * DAY, DAY, 0));

        channel.accept(Blocks.seal(APRIL + 2 * DAY, DAY, 0));

        assertThat(channel.archived().months()).hasSize(2);
        assertThat(channel.recalls()).isEqualTo(2);
    }

    @Test
    void whatWasGivenUpTooManyMonthsAgoCannotComeBack() {
        for (int month = 0; month < ArchivedMonths.MOST_MONTHS + 4; month++) {
            channel.accept(Blocks.seal(1 + month * 31L * DAY, 4, 0));
        }
        AcceptedBlock late = Blocks.seal(9, 4, 0);

        BeyondHorizon old = (BeyondHorizon) channel.settlement().accept(late);

        assertThat(channel.archived().months()).hasSize(ArchivedMonths.MOST_MONTHS);
        assertThat(channel.reach(old)).isEmpty();
    }

    @Test
    void whatIsTooMuchAtOnceCannotComeBack() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        ArchivedMonth month = channel.archived().months().get(0);
        ArchivedMonths large = new ArchivedMonths(
                Long.MIN_VALUE,
                1,
                List.of(new ArchivedMonth(
                        month.horizon(), month.before(), 1, month.digest(), (16 << 20) + 1, month.accounts())));

        assertThat(large.reach(channel.head().boundary(), 1, Blocks.EPOCH)).isEmpty();
    }

    @Test
    void asMuchCanComeBackAsFitsAtOnce() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        ArchivedMonth month = channel.archived().months().get(0);
        List<ArchivedMonth> months = Stream.of(10L, 20L, 30L)
                .map(horizon ->
                        new ArchivedMonth(horizon, month.before(), 1, month.digest(), 6 << 20, month.accounts()))
                .toList();

        assertThat(new ArchivedMonths(5, 1, months).deepest()).isEqualTo(10);
        assertThat(new ArchivedMonths(5, 1, months.subList(1, 3)).deepest()).isEqualTo(5);
        assertThat(ArchivedMonths.NONE.deepest()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aMonthOfWhichSomethingWasBilledAgainIsWrittenAnew() {
        channel.accept(Blocks.seal(1, DAY, 0));
        channel.accept(Blocks.seal(JULY, DAY, 0));
        GivenUp same = channel.month(0);

        ArchivedMonths.Change change = channel.archived()
                .with(
                        Long.MIN_VALUE,
                        List.of(same),
                        Set.of(same.standing().get(0).usageId()));

        assertThat(change.fresh()).extracting(fresh -> fresh.month().version()).containsExactly(2L);
    }
}
