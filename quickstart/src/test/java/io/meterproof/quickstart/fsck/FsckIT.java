package io.meterproof.quickstart.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log on a real broker, among transactions that were aborted. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FsckIT {
    @TempDir
    private static Path directory;

    private static final TestLog LOG = new TestLog();
    private static final LoggedHousehold HOUSEHOLD = new LoggedHousehold(LOG);
    private static Broker broker;

    @BeforeAll
    static void writeTheLog() throws Exception {
        broker = Broker.start(directory);
        HOUSEHOLD.publishPrivacyKey();
        HOUSEHOLD.accept(300);
        LOG.append(1, 40);
        LOG.epoch();
        HOUSEHOLD.accept(60);
        LOG.epoch();
        broker.write(LOG.topics);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        broker.close();
    }

    @Test
    void aCleanLogPasses() throws InterruptedException {
        FsckReport report = LOG.fsck(topics());
        assertThat(report).isEqualTo(new FsckReport(true, 4, 400, 0, 3, 6, 2, 4, 2, 0, 360L, 0L, 0L, 0L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.leaves", "log.tiles", "log.checkpoints"})
    void aFlippedRecordIsNamedWhereItIs(String name) throws InterruptedException {
        Topic topic = Topics.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Position second = second(topic);
        FsckReport report = LOG.fsck(new FlippedTopics(topics(), second, -8));
        assertThat(report.difference().topic()).isEqualTo(name);
        assertThat(report.difference().partition()).isZero();
        assertThat(report.difference().offset()).isEqualTo(second.offset());
    }

    private static Position second(Topic topic) {
        try (RecordStream records = topics().open(topic, 0)) {
            records.next();
            return records.next().orElseThrow().position();
        }
    }

    private static LogTopics topics() {
        return new KafkaTopics(broker.address());
    }
}
