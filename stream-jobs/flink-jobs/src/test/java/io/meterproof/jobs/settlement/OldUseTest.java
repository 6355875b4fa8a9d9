package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.live;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static io.meterproof.jobs.settlement.SettlementMessages.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.LedgerRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of January 2020 the second half-hour is missing; what is in March gives January up. */
class OldUseTest {
    private static final long MARCH = 1 + 60 * 48;
    private static final long APRIL = MARCH + 31 * 48;
    private static final long JANUARY_BEGINS = 1;

    private ArchivedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ArchivedHome();
        home.send(reading(live(JANUARY_BEGINS, 10)), reading(live(3, 10)), reading(live(MARCH, 10)));
    }

    @AfterEach
    void stop() throws Exception {
        home.close();
    }

    @Test
    void whatTheHorizonPassesGoesToTheArchiveWithTheNumbersOfItsEntries() {
        assertThat(home.archive().keySet()).allMatch(key -> key.startsWith(SUBJECT + " "));
        assertThat(home.archive().values())
                .extracting(ArchivedPart::getMonth, ArchivedPart::getPart, ArchivedPart::getVersion)
                .containsExactly(tuple("2020-01", "0", 1L), tuple("2020-01", "account/a-1", 1L));
    }

    @Test
    void aLateReadingWaitsForItsMonth() throws Exception {
        int entries = home.entries().size();

        home.send(reading(live(2, 10)));

        assertThat(home.entries()).hasSize(entries);
        assertThat(home.dead()).isEmpty();
        assertThat(home.asked()).hasSize(1);
        assertThat(home.asked().get(0).getParts()).containsExactly("0", "account/a-1");
    }

    @Test
    void whenItsMonthIsBackTheEstimateInItsPlaceIsReversedAndItIsBilled() throws Exception {
        int entries = home.entries().size();
        home.send(reading(live(2, 10)));

        home.answer();

        assertThat(home.entries()).hasSize(entries + 2);
        LedgerRecord estimate = home.entries().stream()
                .filter(entry -> entry.getType().equals("usage") && entry.getFirstSequence() == 2L)
                .findFirst()
                .orElseThrow();
        LedgerRecord reversal = home.entries().get(entries);
        LedgerRecord bill = home.entries().get(entries + 1);
        assertThat(reversal.getReverses()).isEqualTo(estimate.getSequence());
        assertThat(bill.getRebills()).isEqualTo(reversal.getSequence());
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void itIsGivenUpAgainAsALaterVersion() throws Exception {
        home.send(reading(live(2, 10)));

        home.answer();

        assertThat(home.archive().values()).extracting(ArchivedPart::getVersion).containsExactly(2L, 2L);
    }

    @Test
    void whatWasBilledLateIsCorrectedLateAgain() throws Exception {
        home.send(reading(live(2, 10)));
        home.answer();
        int entries = home.entries().size();

        home.send(reading(SampleMeter.seal(1, 10, 12, 8)));
        home.answer();

        assertThat(home.refused()).isEmpty();
        assertThat(home.entries().subList(entries, home.entries().size()))
                .extracting(LedgerRecord::getType)
                .contains("reversal", "usage");
    }

    @Test
    void allThatWaitsSettlesTogether() throws Exception {
        home.send(reading(live(2, 10)), reading(live(4, 10)), reading(live(5, 10)));
        assertThat(home.asked()).hasSize(1);
        long leaves = home.leaves();

        home.answer();

        assertThat(home.leaves()).isEqualTo(leaves + 3);
        assertThat(home.archive().values()).extracting(ArchivedPart::getVersion).containsOnly(2L);
    }

    @Test
    void aMonthThatIsGivenUpMeanwhileIsAskedForToo() throws Exception {
        home.send(reading(live(MARCH - 5, 10)), reading(live(2, 10)), reading(live(APRIL, 10)));
        int entries = home.entries().size();
        home.answer();
        assertThat(home.entries()).hasSize(entries);
        assertThat(home.asked()).extracting(recall -> recall.getMonth()).containsExactly("2020-02");

        home.answer();

        assertThat(home.entries()).hasSize(entries + 2);
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        home.send(reading(live(2, 10)));
        int entries = home.entries().size();

        home.restart();
        home.answer();

        assertThat(home.entries()).hasSize(entries + 2);
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void somethingElseThanWasGivenUpIsToldAndSettlesNothing() throws Exception {
        home.send(reading(live(2, 10)));
        int entries = home.entries().size();

        home.answer(part -> part.getPart().equals("0") ? changed(part) : part);

        assertThat(home.entries()).hasSize(entries);
        assertThat(home.dead()).singleElement().asString().contains("something else of");
        home.send(reading(live(4, 10)));
        home.answer();
        assertThat(home.entries()).hasSizeGreaterThan(entries);
    }

    @Test
    void whatNobodyAskedForMovesNothing() throws Exception {
        int entries = home.entries().size();

        for (ArchivedPart part : home.archive().values()) {
            home.send(Archive.answer(part));
        }

        assertThat(home.entries()).hasSize(entries);
        assertThat(home.dead()).isEmpty();
    }

    @Test
    void aBlockIsTakenBackThoughTheArchiveHasIt() throws Exception {
        int entries = home.entries().size();

        home.send(withdrawal(3));
        home.answer();

        assertThat(home.entries().subList(entries, home.entries().size()))
                .extracting(LedgerRecord::getType)
                .contains("reversal");
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void whatWaitsForAnErasedPlaceIsDropped() throws Exception {
        home.send(reading(live(2, 10)));
        int entries = home.entries().size();

        home.send(Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));
        home.answer();

        assertThat(home.entries()).hasSize(entries);
    }

    @Test
    void anEditOfAnOldReadingWaitsForItsMonthAndSettlesThen() throws Exception {
        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN));
        home.answer();
        int entries = home.entries().size();

        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN, edit(3, 17)));
        assertThat(home.entries()).hasSize(entries);
        home.answer();

        assertThat(home.entries().subList(entries, home.entries().size()))
                .extracting(LedgerRecord::getType, LedgerRecord::getFirstSequence)
                .containsExactly(tuple("reversal", null), tuple("usage", 3L));
        assertThat(home.entries().get(entries + 1).getLines().get(0).getQuantity())
                .isEqualTo(17);
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void theSameHistoryAgainAsksForNothing() throws Exception {
        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN, edit(3, 17)));
        home.answer();

        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN, edit(3, 17)));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void anEditOfWhatIsNotOldAsksForNothing() throws Exception {
        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN));
        home.answer();

        home.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN, edit(MARCH, 17)));

        assertThat(home.asked()).isEmpty();
    }

    private static ReadingEdit edit(long sequence, long value) {
        return new ReadingEdit(
                SampleMeter.CHANNEL.meter(),
                SampleMeter.CHANNEL.obis(),
                sequence,
                SampleMeter.begin(sequence),
                1800,
                List.of(value),
                SampleMeter.begin(APRIL),
                "A. Clerk",
                "meter was wet");
    }

    private static ArchivedPart changed(ArchivedPart part) {
        byte[] bytes = part.getContent().array().clone();
        bytes[bytes.length - 1] ^= 1;
        return new ArchivedPart(
                part.getSubject(),
                part.getMeter(),
                part.getObis(),
                part.getMonth(),
                part.getPart(),
                part.getVersion(),
                ByteBuffer.wrap(bytes));
    }
}
