package io.meterproof.quickstart.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topics;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves, tiles, checkpoints and anchors fit together. */
class FsckTest {
    private final TestLog log = new TestLog();
    private final LoggedHousehold household = new LoggedHousehold(log);

    @BeforeEach
    void aLogOfThreeEpochs() {
        household.fillThreeEpochs();
    }

    @Test
    void aCleanLogPassesWithAllThatItHas() throws InterruptedException {
        FsckReport report = log.fsck();
        assertThat(report).isEqualTo(new FsckReport(true, 4, 607, 0, 5, 9, 3, 6, 3, 0, 601L, 0L, 0L, 0L, null));
    }

    @Test
    void aLogThatWasFoldedAndPublishedAgainIsTheSameLog() throws InterruptedException {
        log.foldAnew(0);
        household.accept(4);
        List<LogRecord> published = List.copyOf(log.topics.partition(Topics.LOG_CHECKPOINTS, 0));
        published.subList(6, 9).forEach(again -> log.topics.add(Topics.LOG_CHECKPOINTS, 0, again.key(), again.value()));
        log.epoch();
        assertThat(log.fsck().difference()).isNull();
        assertThat(log.fsck().clean()).isTrue();
    }

    @Test
    void theIndexOfNewestStatementsIsRecomputed() throws InterruptedException {
        StatementPointer first = new StatementPointer(Hash.ZERO, TreeHasher.sha256());
        log.point(2, first);
        log.epoch();
        log.point(2, new StatementPointer(Hash.ZERO, first.leafHash()));
        log.epoch();
        assertThat(log.fsck().difference()).isNull();
    }

    @Test
    void bothGenerationsOfAReshardedLogAndItsSealsPass() throws InterruptedException {
        log.reshard();
        log.append(5, 3);
        log.epoch();
        log.append(5, 2);
        log.append(7, 1);
        log.epoch();
        FsckReport report = log.fsck();
        assertThat(report.difference()).isNull();
        assertThat(report.shards()).isEqualTo(8);
        assertThat(report.leaves()).isEqualTo(607 + 4 + 6);
    }

    @Test
    void aSealThatACrashRepeatedIsPassedOver() throws InterruptedException {
        log.reshard();
        log.write(2, new Seal(2, 4).bytes());
        log.epoch();
        assertThat(log.fsck().difference()).isNull();
    }

    @Test
    void aLeafBehindTheSealIsNamed() throws InterruptedException {
        log.reshard();
        log.write(2, LogEntry.registryEvent("late").bytes());
        log.epoch();
        assertThat(log.fsck().difference().words()).isEqualTo("shard 2 is sealed, and this stands behind its seal");
    }

    @Test
    void aSealThatNobodySignedIsNamed() throws InterruptedException {
        log.seal(new Seal(2, 4));
        log.epoch();
        assertThat(log.fsck().difference().words()).endsWith("from shard 4 on, and nobody signed that");
    }

    @Test
    void anEpochWhoseIndexLeavesOutAStatementIsNamed() throws InterruptedException {
        log.hide(2, new StatementPointer(Hash.ZERO, Hash.ZERO));
        log.epoch();
        assertThat(log.fsck().difference().topic()).isEqualTo("log.checkpoints");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 299, 300, 600})
    void aFlippedLeafIsNamed(int index) throws InterruptedException {
        FsckReport report = log.fsck(log.flipped(Topics.LOG_LEAVES, index, 20));
        assertThat(report.difference().topic()).isEqualTo("log.leaves");
        assertThat(report.difference().offset()).isEqualTo(2L * index + 1);
        assertThat(report.difference().words()).startsWith("the leaf is not the one in tile/0/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -40, -5000, 8, 30})
    void aFlippedTileIsNamed(int byteIndex) throws InterruptedException {
        FsckReport report = log.fsck(log.flipped(Topics.LOG_TILES, 1, byteIndex));
        assertThat(report.difference().topic()).isEqualTo("log.tiles");
        assertThat(report.difference().partition()).isZero();
        assertThat(report.difference().offset()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 8})
    void aFlippedCheckpointIsNamed(int index) throws InterruptedException {
        FsckReport report = log.fsck(log.flipped(Topics.LOG_CHECKPOINTS, index, -60));
        assertThat(report.difference().topic()).isEqualTo("log.checkpoints");
        assertThat(report.difference().offset()).isEqualTo(2L * index + 1);
    }

    @Test
    void aFlippedAnchorIsNamed() throws InterruptedException {
        FsckReport report = log.fsck(log.flipped(Topics.LOG_ANCHORS, 1, 20));
        assertThat(report.difference().topic()).isEqualTo("log.anchors");
        assertThat(report.difference().offset()).isEqualTo(3);
    }

    @Test
    void anEpochThatIsSignedTwiceWithTwoHeadsIsNamed() throws InterruptedException {
        TestLog other = new TestLog();
        new LoggedHousehold(other).accept(2);
        other.epoch();
        List<LogRecord> forked = other.topics.partition(Topics.LOG_CHECKPOINTS, 0);
        forked.forEach(fork -> log.topics.add(Topics.LOG_CHECKPOINTS, 0, fork.key(), fork.value()));
        assertThat(log.fsck().difference().offset()).isEqualTo(19);
    }

    @Test
    void aLeafThatWasTakenAwayIsMissed() throws InterruptedException {
        log.topics.partition(Topics.LOG_LEAVES, 2).remove(5);
        assertThat(log.fsck().difference().words()).isEqualTo("there are fewer than 6 leaves");
    }
}
