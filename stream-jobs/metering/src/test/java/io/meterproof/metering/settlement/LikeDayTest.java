package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A channel that falls silent after some weeks of days of 96 quarter-hours. */
class LikeDayTest {
    private static final Hash CAUSE = Agreed.hash("cause");
    private static final int DAY = 96;
    private static final int WEEK = 7 * DAY;

    private final TreeChannelStore store = new TreeChannelStore();
    private Installed installed = papers(Papers.from(-1_000));
    private Terms terms = Agreed.always("one");

    @Test
    void aSilentDayUsesTheMeanOfTheSameTimesOfEarlierWeeks() {
        days(0, 14);

        List<SettlementEvent> events = ordered(15);

        assertThat(events).hasSize(1);
        Basis.OfLikeDay basis = (Basis.OfLikeDay) events.get(0).usage().basis();
        assertThat(basis.weeks()).containsExactly(1, 2);
        assertThat(basis.after()).isEqualTo(day(13).digest());
        assertThat(basis.blocks()).containsExactlyInAnyOrder(day(0).digest(), day(7).digest(), day(13).digest());
        assertThat(quantity(events)).isEqualTo(estimate(14, 1, 2));
    }

    @Test
    void aHalfIsRoundedUpAlsoBelowZero() {
        assertThat(LikeDay.mean(1, 2)).isEqualTo(2);
        assertThat(LikeDay.mean(-1, -2)).isEqualTo(-1);
        assertThat(LikeDay.mean(1, 1, 2)).isEqualTo(1);
    }

    @Test
    void whatOnlyOneWeekIsLikeOfStaysAGap() {
        days(0, 13);

        assertThat(ordered(20))
                .extracting(event -> event.usage().firstSequence())
                .containsExactly(first(14), first(15), first(16), first(17), first(18), first(19))
                .doesNotContain(first(13));
    }

    @Test
    void whatIsOrderedAndNotEstimatedHasItsReason() {
        days(0, 13);
        ordered(14);

        assertThat(settlement().unestimated())
                .contains("1-0:1.8.0*255 is not estimated: 96 of 96 intervals have nobody who pays, or no two readings"
                        + " of the same time in the weeks before");
    }

    @Test
    void nothingIsEstimatedThatNobodyOrdered() {
        days(0, 14);

        assertThat(settlement().reinstall(CAUSE).events()).isEmpty();
        assertThat(settlement().unestimated()).isEmpty();
    }

    @Test
    void noWeekBeforeTheLastFourCounts() {
        days(0, 35);

        Basis.OfLikeDay basis = (Basis.OfLikeDay) ordered(36).get(0).usage().basis();

        assertThat(basis.weeks()).containsExactly(1, 2, 3, 4);
        assertThat(basis.history()).hasSize(4).doesNotContain(day(0).digest());
    }

    @Test
    void theReadingThatComesTakesTheEstimatesPlace() {
        days(0, 14);
        ordered(15);

        List<SettlementEvent> events = accept(day(14));

        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        Bill bill = (Bill) events.get(1);
        assertThat(bill.usage().basis()).isInstanceOf(Basis.OfBlock.class);
        assertThat(bill.replaces()).contains(events.get(0).usageId());
        assertThat(store.head().orElseThrow().likeDays()).isEmpty();
    }

    @Test
    void registersThatAreKnownAgainScaleTheEstimate() {
        days(0, 14);
        ordered(15);

        List<SettlementEvent> events = accept(day(15));

        assertThat(events.get(1).usage().basis()).isInstanceOf(Basis.OfEstimate.class);
        assertThat(((Bill) events.get(1)).replaces()).contains(events.get(0).usageId());
    }

    @Test
    void aCorrectedLikeDayIsEstimatedAnew() {
        days(0, 14);
        ordered(15);
        installed = papers(Papers.from(-1_000), order(15), edit(first(7), 900));

        List<SettlementEvent> events = settlement().reinstall(CAUSE).events();

        SettlementEvent estimate = events.get(events.size() - 1);
        assertThat(estimate.usage().basis().documents())
                .containsExactly(Papers.identified(edit(first(7), 900)).hash());
        long before = LikeDay.mean(Blocks.truth(first(7)), Blocks.truth(first(0)));
        assertThat(quantity(List.of(estimate)))
                .isEqualTo(estimate(14, 1, 2) - before + LikeDay.mean(900, Blocks.truth(first(0))));
    }

    @Test
    void whatSomebodyElseUsedIsNoHabitOfTheAccount() {
        Instant move = Blocks.begin(first(10));
        terms = Agreed.terms(
                Agreed.agreement("one", Agreed.ALWAYS, Optional.of(move)),
                Agreed.agreement("two", move, Optional.empty()));
        days(0, 14);

        assertThat(ordered(15)).isEmpty();
    }

    @Test
    void anyOrderOfArrivalGivesTheSameEstimate() {
        List<AcceptedBlock> blocks = new ArrayList<>();
        for (int day = 0; day < 21; day++) {
            blocks.add(day(day));
        }
        days(0, 21);
        ordered(24);
        List<Segment> expected = store.head().orElseThrow().likeDays();
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(blocks, new Random(seed));
            TreeChannelStore other = new TreeChannelStore();
            blocks.forEach(block -> new Settlement(Blocks.CHANNEL, terms, installed, other).accept(block));

            assertThat(other.head().orElseThrow().likeDays()).hasSize(3).isEqualTo(expected);
        }
    }

    @Test
    void aMultipliedMeterMultipliesEachIntervalAlone() {
        installed = papers(Papers.multiplied(Papers.from(-1_000), "1.5"));
        days(0, 14);
        installed = papers(Papers.multiplied(Papers.from(-1_000), "1.5"), order(15));

        long expected = LongStream.range(first(14), first(15))
                .map(each -> (3 * LikeDay.mean(Blocks.truth(each - WEEK), Blocks.truth(each - 2L * WEEK)) + 1) / 2)
                .sum();
        assertThat(quantity(settlement().reinstall(CAUSE).events())).isEqualTo(expected);
    }

    @Test
    void theEstimateEndsWithTheMetersInstallation() {
        days(0, 14);
        installed = papers(
                Papers.removed(Papers.from(-1_000), Blocks.begin(first(14) + 10), Blocks.register(first(15))),
                order(15));

        assertThat(settlement().reinstall(CAUSE).events())
                .extracting(event -> event.usage().basis())
                .hasOnlyElementsOfType(Basis.OfAdvance.class);
    }

    @Test
    void whatIsEstimatedSurvivesTheState() {
        days(0, 14);
        ordered(15);
        ChannelHead head = store.head().orElseThrow();

        assertThat(ChannelHeadCodec.decode(ChannelHeadCodec.encode(head))).isEqualTo(head);
    }

    private List<SettlementEvent> ordered(int day) {
        installed = papers(Papers.from(-1_000), order(day));
        return settlement().reinstall(CAUSE).events();
    }

    private void days(int from, int to) {
        for (int day = from; day < to; day++) {
            accept(day(day));
        }
    }

    private static AcceptedBlock day(int day) {
        return Blocks.block(BlockKind.SEAL, first(day), 0, Blocks.truths(first(day), DAY));
    }

    private static long first(int day) {
        return 1 + (long) day * DAY;
    }

    private static long estimate(int day, int... weeks) {
        return LongStream.range(first(day), first(day + 1))
                .map(each -> LikeDay.mean(Arrays.stream(weeks)
                        .mapToLong(week -> Blocks.truth(each - (long) week * WEEK))
                        .toArray()))
                .sum();
    }

    private static Installed papers(MeterEvent... events) {
        return Papers.installed(events);
    }

    /** Until the begin of a day. */
    private static ReadingEstimate order(int day) {
        return new ReadingEstimate(
                Blocks.CHANNEL.meter(),
                ObisCode.ACTIVE_IMPORT,
                Blocks.begin(first(day)),
                Blocks.begin(first(day)),
                "A. Clerk",
                "nothing comes");
    }

    private static ReadingEdit edit(long first, long value) {
        return new ReadingEdit(
                Blocks.CHANNEL.meter(),
                ObisCode.ACTIVE_IMPORT,
                first,
                Blocks.begin(first),
                Blocks.INTERVAL,
                List.of(value),
                Blocks.begin(first),
                "A. Clerk",
                "read off");
    }

    private List<SettlementEvent> accept(AcceptedBlock block) {
        return settlement().accept(block).events();
    }

    private Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, terms, installed, store);
    }

    private static long quantity(List<SettlementEvent> events) {
        return events.stream()
                .flatMap(event -> event.usage().lines().stream())
                .mapToLong(Line::quantity)
                .sum();
    }
}
