package io.meterproof.quickstart.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each record is in the log, and each leaf has its record, or was erased. */
class FsckRecordsTest {
    private final TestLog log = new TestLog();
    private final LoggedHousehold household = new LoggedHousehold(log);

    @BeforeEach
    void aLogOfThreeEpochs() {
        household.fillThreeEpochs();
    }

    @Test
    void aBlockWhoseEntryIsNotInTheLogIsNamed() throws InterruptedException {
        FsckReport report = log.fsck(log.flipped(Topics.READINGS_VERIFIED, 7, 60));
        assertThat(report.difference())
                .isEqualTo(new FsckReport.Difference("readings.verified", 0, 15, "its entry is not in the log"));
    }

    @Test
    void aLedgerEntryWhoseBalanceIsNotTheSumOfItsLinesIsNamed() throws InterruptedException {
        EntryHeader header = new EntryHeader("a", 1, Hash.ZERO, Instant.parse("2026-03-01T00:00:00Z"), "EUR", -11);
        byte[] value = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, log.registry)
                .write(LedgerRecords.toAvro(new TopUpEntry(header, Hash.ZERO, 10)));
        log.topics.add(Topics.SETTLEMENT_LINES, 0, new byte[0], value);

        assertThat(log.fsck().difference().words())
                .isEqualTo(
                        "entry 1 of account a moves the balance by -1 micro-units more than its lines and payments do");
    }

    @Test
    void anErasedHouseholdLeavesTheLogClean() throws InterruptedException {
        household.destroyPrivacyKey();
        FsckReport report = log.fsck();
        assertThat(report.clean()).isTrue();
        assertThat(report.entriesWithoutKey()).isEqualTo(601);
    }

    @Test
    void anAlertIsInTheLogWithWhatRaisedIt() throws InterruptedException {
        household.warn("account-1", true);
        FsckReport report = log.fsck();
        assertThat(report.entries()).isEqualTo(602);
        assertThat(report.alertsTakenBack()).isZero();
    }

    @Test
    void anAlertOfAnAttemptThatFailedIsCountedAndNoDifference() throws InterruptedException {
        household.warn("account-1", false);
        FsckReport report = log.fsck();
        assertThat(report.clean()).isTrue();
        assertThat(report.entries()).isEqualTo(601);
        assertThat(report.alertsTakenBack()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsGoneIsMissedByItsLeaf() throws InterruptedException {
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(log.fsck().difference())
                .isEqualTo(new FsckReport.Difference(
                        "log.leaves",
                        0,
                        9,
                        "the leaf commits to a record that is gone, and no erasure names it; there are 1 such leaves"));
    }

    @Test
    void aRecordThatStandsTwiceInTheLogIsNotMissed() throws InterruptedException {
        household.commitAgain(4);
        log.epoch();

        assertThat(log.fsck().difference()).isNull();
    }

    @Test
    void aRecordThatTwoOperatorsErasedIsNotMissed() throws InterruptedException {
        household.erase(4, true, true);
        household.erase(9, true, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(9);
        household.bury("block-9");

        FsckReport report = log.fsck();

        assertThat(report.difference()).isNull();
        assertThat(report.erasedLeaves()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsGoneWithoutATombstoneIsLostAndNotErased() throws InterruptedException {
        household.erase(4, true, true);
        household.erase(9, true, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(9);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);
        household.bury("block-9");

        assertThat(log.fsck().difference().words())
                .isEqualTo("an erasure names the leaf, but no tombstone took the record that is gone;"
                        + " there are 1 such leaves");
    }

    @Test
    void aLeafOfAHolderWhoseKeyWasLostIsNoErasedOne() throws InterruptedException {
        household.losePrivacyKey();

        assertThat(log.fsck().difference().words()).contains("no erasure names it; there are 601 such leaves");
    }

    @Test
    void anErasureThatIsNotInTheLogErasesNothing() throws InterruptedException {
        household.erase(4, true, false);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(log.fsck().difference().words()).contains("no erasure names it");
    }

    @Test
    void anErasureThatOneOperatorSignedErasesNothing() throws InterruptedException {
        household.erase(4, false, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(log.fsck().difference().words()).contains("no erasure names it");
    }

    @Test
    void aLeafThatNoSignedHeadCoversMayBeAheadOfItsRecord() throws InterruptedException {
        household.accept(1);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(601);

        assertThat(log.fsck().difference()).isNull();
    }
}
