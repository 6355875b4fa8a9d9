package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a compromised key's settled readings come to. */
class CompromisedKeyTest {
    private static final Hash LOST = Agreed.hash("lost key");
    private static final Hash NEXT = Agreed.hash("next key");
    private static final Hash CAUSE = Agreed.hash("compromise");

    private final Settlement settlement =
            new Settlement(Blocks.CHANNEL, Agreed.always("one"), Installed.UNKNOWN, new TreeChannelStore());

    @BeforeEach
    void threeLiveReadingsAndOneOfAnotherKey() {
        for (long sequence = 1; sequence <= 3; sequence++) {
            settlement.accept(Blocks.by(LOST, Blocks.live(sequence, sequence)));
        }
        settlement.accept(Blocks.by(NEXT, Blocks.live(4, 4)));
    }

    @Test
    void whatIsNotProvenIsReversedOnceAndCitesTheDocument() {
        List<SettlementEvent> events = compromise(1);

        assertThat(events).filteredOn(Reverse.class::isInstance).hasSize(2).allSatisfy(event -> {
            assertThat(((Reverse) event).cause()).isEqualTo(CAUSE);
            assertThat(event.usage().firstSequence()).isBetween(2L, 3L);
        });
    }

    @Test
    void betweenProvenReadingsWhatWasLostIsEstimated() {
        List<SettlementEvent> events = compromise(1);

        assertThat(events).filteredOn(Bill.class::isInstance).singleElement().satisfies(event -> assertThat(
                        event.usage().firstSequence())
                .isEqualTo(2));
    }

    @Test
    void theSameDocumentAgainMovesNothing() {
        compromise(1);

        assertThat(compromise(1)).isEmpty();
    }

    @Test
    void aSealOfAnotherKeySettlesThemAgain() {
        compromise(1);

        List<SettlementEvent> events =
                settlement.accept(Blocks.by(NEXT, Blocks.seal(1, 4, 9))).events();

        assertThat(events).filteredOn(Bill.class::isInstance).singleElement().satisfies(event -> {
            assertThat(event.usage().firstSequence()).isEqualTo(2);
            assertThat(event.usage().count()).isEqualTo(2);
        });
        assertThat(compromise(1)).isEmpty();
    }

    private List<SettlementEvent> compromise(long through) {
        return settlement
                .withdrawAll(LOST, block -> block.nextSequence() - 1 > through, CAUSE)
                .events();
    }
}
