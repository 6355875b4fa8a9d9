package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EditTest {
    private static final Hash CAUSE = Agreed.hash("cause");

    private final TreeChannelStore store = new TreeChannelStore();
    private Installed installed = papers();

    @Test
    void anEditStandsInPlaceOfItsReadingsOnly() {
        accept(Blocks.seal(1, 4, 0));
        installed = papers(edit(2, 500, 600));

        List<SettlementEvent> events = settlement().reinstall(CAUSE).events();

        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(bills(events))
                .extracting(EditTest::quantity)
                .containsExactly(Blocks.truth(1), 1_100L, Blocks.truth(4));
        assertThat(bills(events).get(1).usage().basis())
                .isEqualTo(new Basis.OfEdit(
                        Blocks.seal(1, 4, 0).digest(),
                        Papers.identified(edit(2, 500, 600)).hash(),
                        List.of()));
    }

    @Test
    void anEditGoesBeforeAReadingThatComesLater() {
        installed = papers(edit(2, 500));

        List<SettlementEvent> events = accept(Blocks.seal(1, 2, 0));

        assertThat(events).extracting(EditTest::quantity).containsExactly(Blocks.truth(1), 500L);
        assertThat(settlement().editInsteadOf(Blocks.seal(1, 2, 0)))
                .contains(Papers.identified(edit(2, 500)).hash());
    }

    @Test
    void aReadingThatSaysWhatTheEditSaysNeedsNoDecision() {
        installed = papers(edit(2, Blocks.truth(2)));

        assertThat(settlement().editInsteadOf(Blocks.seal(1, 2, 0))).isEmpty();
    }

    @Test
    void anEditOfAWholeGapStandsInPlaceOfItsEstimate() {
        installed = papers(edit(2, 500, 600));
        accept(Blocks.live(1, 0));

        List<SettlementEvent> events = accept(Blocks.live(4, 0));

        assertThat(events).extracting(EditTest::quantity).containsExactly(1_100L, Blocks.truth(4));
    }

    @Test
    void anEditOfAPartOfAGapLeavesTheEstimateThatItsRegistersSumTo() {
        installed = papers(edit(2, 500));
        accept(Blocks.live(1, 0));

        List<SettlementEvent> events = accept(Blocks.live(4, 0));

        assertThat(events.get(0).usage().basis()).isInstanceOf(Basis.OfEstimate.class);
    }

    @Test
    void aWithdrawnEditGivesTheReadingsBack() {
        installed = papers(edit(2, 500));
        accept(Blocks.seal(1, 2, 0));
        installed = papers(edit(2, 500), edit(2));

        List<SettlementEvent> events = settlement().reinstall(CAUSE).events();

        assertThat(bills(events)).extracting(EditTest::quantity).containsExactly(Blocks.truth(1) + Blocks.truth(2));
    }

    @Test
    void anEditThatCountsOtherIntervalsThanTheChannelStandsForNothing() {
        ReadingEdit hours = new ReadingEdit(
                Blocks.CHANNEL.meter(),
                ObisCode.ACTIVE_IMPORT,
                1,
                Blocks.begin(1),
                3_600,
                List.of(5L),
                Blocks.begin(99),
                "A. Clerk",
                "hourly");
        installed = papers(hours);

        assertThat(accept(Blocks.seal(1, 2, 0))).extracting(EditTest::quantity).containsExactly(3L);
    }

    @Test
    void anEditThatNoPriceCouldBearStandsForNothing() {
        installed = papers(edit(2, 900_000_000_000L));

        assertThat(accept(Blocks.seal(1, 2, 0)))
                .extracting(event -> event.usage().basis())
                .hasOnlyElementsOfType(Basis.OfBlock.class);
    }

    @Test
    void whatWasEditedSurvivesTheState() {
        installed = papers(edit(2, 500));
        accept(Blocks.seal(1, 2, 0));
        ActualBlock block = store.block(new BlockKey(BlockKind.SEAL, 1)).orElseThrow();

        assertThat(ActualBlockCodec.decode(ActualBlockCodec.encode(block)).standing())
                .isEqualTo(block.standing());
        Segment edited = block.standing().get(1);
        SettlementEvent event = new Bill(edited.usageId(), edited.usage(), Optional.empty());
        Correction correction = new Correction(List.of(event));
        assertThat(CorrectionCodec.decode(CorrectionCodec.encode(correction))).isEqualTo(correction);
    }

    private static Installed papers(ReadingEdit... edits) {
        MeterEvent[] events = new MeterEvent[edits.length + 1];
        events[0] = Papers.from(-1_000);
        System.arraycopy(edits, 0, events, 1, edits.length);
        return Papers.installed(events);
    }

    private static ReadingEdit edit(long first, long... values) {
        return new ReadingEdit(
                Blocks.CHANNEL.meter(),
                ObisCode.ACTIVE_IMPORT,
                first,
                Blocks.begin(first),
                Blocks.INTERVAL,
                LongStream.of(values).boxed().toList(),
                Instant.parse("2026-03-09T00:00:00Z"),
                "A. Clerk",
                "display read " + Arrays.toString(values));
    }

    private List<SettlementEvent> accept(AcceptedBlock block) {
        return settlement().accept(block).events();
    }

    private Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, Agreed.always("one"), installed, store);
    }

    private static List<SettlementEvent> bills(List<SettlementEvent> events) {
        return events.stream().filter(Bill.class::isInstance).toList();
    }

    private static long quantity(SettlementEvent event) {
        return event.usage().lines().stream().mapToLong(Line::quantity).sum();
    }
}
