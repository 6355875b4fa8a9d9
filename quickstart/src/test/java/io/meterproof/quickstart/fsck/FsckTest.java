package io.meterproof.quickstart.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FsckTest {
    private final TestLog log = new TestLog();

    @BeforeEach
    void aLogOfThreeEpochs() {
        log.publishPrivacyKey();
        log.accept(300);
        log.append(2, 5);
        log.epoch();
        log.accept(300);
        log.epoch();
        log.append(2, 1);
        log.accept(1);
        log.epoch();
    }

    @Test
    void aCleanLogPassesWithAllThatItHas() throws InterruptedException {
        FsckReport report = fsck(log.topics);
        assertThat(report).isEqualTo(new FsckReport(true, 4, 607, 0, 5, 9, 3, 6, 3, 0, 601L, 0L, 0L, 0L, null));
    }

    @Test
    void aLogThatWasFoldedAndPublishedAgainIsTheSameLog() throws InterruptedException {
        log.foldAnew(0);
        log.accept(4);
        List<LogRecord> published = List.copyOf(log.topics.partition(Topics.LOG_CHECKPOINTS, 0));
        published.subList(6, 9).forEach(again -> log.topics.add(Topics.LOG_CHECKPOINTS, 0, again.key(), again.value()));
        log.epoch();
        assertThat(fsck(log.topics).difference()).isNull();
        assertThat(fsck(log.topics).clean()).isTrue();
    }

    @Test
    void theIndexOfNewestStatementsIsRecomputed() throws InterruptedException {
        StatementPointer first = new StatementPointer(Hash.ZERO, TreeHasher.sha256());
        log.point(2, first);
        log.epoch();
        log.point(2, new StatementPointer(Hash.ZERO, first.leafHash()));
        log.epoch();
        assertThat(fsck(log.topics).difference()).isNull();
    }

    @Test
    void bothGenerationsOfAReshardedLogAndItsSealsPass() throws InterruptedException {
        log.reshard();
        log.append(5, 3);
        log.epoch();
        log.append(5, 2);
        log.append(7, 1);
        log.epoch();
        FsckReport report = fsck(log.topics);
        assertThat(report.difference()).isNull();
        assertThat(report.shards()).isEqualTo(8);
        assertThat(report.leaves()).isEqualTo(607 + 4 + 6);
    }

    @Test
    void aSealThatACrashRepeatedIsPassedOver() throws InterruptedException {
        log.reshard();
        log.write(2, new Seal(2, 4).bytes());
        log.epoch();
        assertThat(fsck(log.topics).difference()).isNull();
    }

    @Test
    void aLeafBehindTheSealIsNamed() throws InterruptedException {
        log.reshard();
        log.write(2, LogEntry.registryEvent("late").bytes());
        log.epoch();
        assertThat(fsck(log.topics).difference().words())
                .isEqualTo("shard 2 is sealed, and this stands behind its seal");
    }

    @Test
    void aSealThatNobodySignedIsNamed() throws InterruptedException {
        log.seal(new Seal(2, 4));
        log.epoch();
        assertThat(fsck(log.topics).difference().words()).endsWith("from shard 4 on, and nobody signed that");
    }

    @Test
    void anEpochWhoseIndexLeavesOutAStatementIsNamed() throws InterruptedException {
        log.hide(2, new StatementPointer(Hash.ZERO, Hash.ZERO));
        log.epoch();
        assertThat(fsck(log.topics).difference().topic()).isEqualTo("log.checkpoints");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 299, 300, 600})
    void aFlippedLeafIsNamed(int index) throws InterruptedException {
        FsckReport report = fsck(flipped(Topics.LOG_LEAVES, index, 20));
        assertThat(report.difference().topic()).isEqualTo("log.leaves");
        assertThat(report.difference().offset()).isEqualTo(2L * index + 1);
        assertThat(report.difference().words()).startsWith("the leaf is not the one in tile/0/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -40, -5000, 8, 30})
    void aFlippedTileIsNamed(int byteIndex) throws InterruptedException {
        FsckReport report = fsck(flipped(Topics.LOG_TILES, 1, byteIndex));
        assertThat(report.difference().topic()).isEqualTo("log.tiles");
        assertThat(report.difference().partition()).isZero();
        assertThat(report.difference().offset()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 8})
    void aFlippedCheckpointIsNamed(int index) throws InterruptedException {
        FsckReport report = fsck(flipped(Topics.LOG_CHECKPOINTS, index, -60));
        assertThat(report.difference().topic()).isEqualTo("log.checkpoints");
        assertThat(report.difference().offset()).isEqualTo(2L * index + 1);
    }

    @Test
    void aFlippedAnchorIsNamed() throws InterruptedException {
        FsckReport report = fsck(flipped(Topics.LOG_ANCHORS, 1, 20));
        assertThat(report.difference().topic()).isEqualTo("log.anchors");
        assertThat(report.difference().offset()).isEqualTo(3);
    }

    @Test
    void anEpochThatIsSignedTwiceWithTwoHeadsIsNamed() throws InterruptedException {
        TestLog other = new TestLog();
        other.accept(2);
        other.epoch();
        List<LogRecord> forked = other.topics.partition(Topics.LOG_CHECKPOINTS, 0);
        forked.forEach(fork -> log.topics.add(Topics.LOG_CHECKPOINTS, 0, fork.key(), fork.value()));
        assertThat(fsck(log.topics).difference().offset()).isEqualTo(19);
    }

    @Test
    void aBlockWhoseEntryIsNotInTheLogIsNamed() throws InterruptedException {
        FsckReport report = fsck(flipped(Topics.READINGS_VERIFIED, 7, 60));
        assertThat(report.difference())
                .isEqualTo(new FsckReport.Difference("readings.verified", 0, 15, "its entry is not in the log"));
    }

    @Test
    void aLedgerEntryWhoseBalanceIsNotTheSumOfItsLinesIsNamed() throws InterruptedException {
        EntryHeader header = new EntryHeader("a", 1, Hash.ZERO, Instant.parse("2026-03-01T00:00:00Z"), "EUR", -11);
        byte[] value = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, log.registry)
                .write(LedgerRecords.toAvro(new TopUpEntry(header, Hash.ZERO, 10)));
        log.topics.add(Topics.SETTLEMENT_LINES, 0, new byte[0], value);

        assertThat(fsck(log.topics).difference().words())
                .isEqualTo(
                        "entry 1 of account a moves the balance by -1 micro-units more than its lines and payments do");
    }

    @Test
    void aLeafThatWasTakenAwayIsMissed() throws InterruptedException {
        log.topics.partition(Topics.LOG_LEAVES, 2).remove(5);
        assertThat(fsck(log.topics).difference().words()).isEqualTo("there are fewer than 6 leaves");
    }

    @Test
    void anErasedHouseholdLeavesTheLogClean() throws InterruptedException {
        log.destroyPrivacyKey();
        FsckReport report = fsck(log.topics);
        assertThat(report.clean()).isTrue();
        assertThat(report.entriesWithoutKey()).isEqualTo(601);
    }

    @Test
    void anAlertIsInTheLogWithWhatRaisedIt() throws InterruptedException {
        log.warn("account-1", true);
        FsckReport report = fsck(log.topics);
        assertThat(report.entries()).isEqualTo(602);
        assertThat(report.alertsTakenBack()).isZero();
    }

    @Test
    void anAlertOfAnAttemptThatFailedIsCountedAndNoDifference() throws InterruptedException {
        log.warn("account-1", false);
        FsckReport report = fsck(log.topics);
        assertThat(report.clean()).isTrue();
        assertThat(report.entries()).isEqualTo(601);
        assertThat(report.alertsTakenBack()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsGoneIsMissedByItsLeaf() throws InterruptedException {
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(fsck(log.topics).difference())
                .isEqualTo(new FsckReport.Difference(
                        "log.leaves",
                        0,
                        9,
                        "the leaf commits to a record that is gone, and no erasure names it; there are 1 such leaves"));
    }

    @Test
    void aRecordThatStandsTwiceInTheLogIsNotMissed() throws InterruptedException {
        log.commitAgain(4);
        log.epoch();

        assertThat(fsck(log.topics).difference()).isNull();
    }

    @Test
    void aRecordThatTwoOperatorsErasedIsNotMissed() throws InterruptedException {
        log.erase(4, true, true);
        log.erase(9, true, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(9);
        log.bury("block-9");

        FsckReport report = fsck(log.topics);

        assertThat(report.difference()).isNull();
        assertThat(report.erasedLeaves()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsGoneWithoutATombstoneIsLostAndNotErased() throws InterruptedException {
        log.erase(4, true, true);
        log.erase(9, true, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(9);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);
        log.bury("block-9");

        assertThat(fsck(log.topics).difference().words())
                .isEqualTo("an erasure names the leaf, but no tombstone took the record that is gone;"
                        + " there are 1 such leaves");
    }

    @Test
    void aLeafOfAHolderWhoseKeyWasLostIsNoErasedOne() throws InterruptedException {
        log.losePrivacyKey();

        assertThat(fsck(log.topics).difference().words()).contains("no erasure names it; there are 601 such leaves");
    }

    @Test
    void anErasureThatIsNotInTheLogErasesNothing() throws InterruptedException {
        log.erase(4, true, false);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(fsck(log.topics).difference().words()).contains("no erasure names it");
    }

    @Test
    void anErasureThatOneOperatorSignedErasesNothing() throws InterruptedException {
        log.erase(4, false, true);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(4);

        assertThat(fsck(log.topics).difference().words()).contains("no erasure names it");
    }

    @Test
    void aLeafThatNoSignedHeadCoversMayBeAheadOfItsRecord() throws InterruptedException {
        log.accept(1);
        log.topics.partition(Topics.READINGS_VERIFIED, 0).remove(601);

        assertThat(fsck(log.topics).difference()).isNull();
    }

    private LogTopics flipped(Topic topic, int index, int byteIndex) {
        return new FlippedTopics(
                log.topics, log.topics.partition(topic, 0).get(index).position(), byteIndex);
    }

    private FsckReport fsck(LogTopics topics) throws InterruptedException {
        return new Fsck(
                        topics,
                        log.registry,
                        log.trust(),
                        Optional.of(TestLog.MASTER_KEY),
                        Optional.empty(),
                        new Quiet())
                .run();
    }

    private static final class Quiet implements Progress {
        @Override
        public void step(String what) {}

        @Override
        public void moved(long records) {}
    }
}
