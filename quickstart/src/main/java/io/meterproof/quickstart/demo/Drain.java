package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.backlog.Archive;
import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.flink.CheckpointCount;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.status.Work;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits until the pipeline has worked off what came in. A restart of any part only makes it wait longer. */
final class Drain implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String SETTLEMENT = "settlement";
    private static final List<Topic> COUNTED = List.of(
            Topics.READINGS_RECEIVED,
            Topics.READINGS_VERIFIED,
            Topics.READINGS_REJECTED,
            Topics.READINGS_MISSING,
            Topics.DEAD_LETTERS,
            Topics.SETTLEMENT_LINES,
            Topics.ALERTS,
            Topics.ANOMALIES);

    private final FlinkRest flink;
    private final Backlog backlog;
    private final TopicTally tally;
    private final Archive archive;
    private final Connector connector;
    private final Patience patience;

    Drain(Endpoints endpoints, ProgressLine progress) {
        flink = new FlinkRest(endpoints.flinkRestUrl());
        backlog = new Backlog(endpoints.bootstrapServers());
        tally = new TopicTally(endpoints.bootstrapServers(), COUNTED);
        archive = new Archive(endpoints.billingUrl());
        connector = new Connector(endpoints);
        patience = new Patience(
                LIMIT,
                tally::total,
                () -> {
                    tally.update();
                    progress.show(tally);
                },
                () -> words(endpoints, progress));
    }

    private String words(Endpoints endpoints, ProgressLine progress) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(progress.words(tally)));
        words.addAll(Work.of(endpoints).troubles());
        words.add("See the log files in " + endpoints.logsDir());
        return String.join(System.lineSeparator(), words);
    }

    TopicTally tally() {
        return tally;
    }

    /** For whatever else has to be waited for meanwhile. */
    Patience patience() {
        return patience;
    }

    /** How many ledger entries are committed now. */
    long entries() {
        tally.catchUp();
        return tally.count(Topics.SETTLEMENT_LINES);
    }

    /** Until so many ledger entries are committed: what was there before documents, and what the documents cause. */
    void entries(long wanted) throws InterruptedException {
        patience.await("documents to be applied", () -> tally.count(Topics.SETTLEMENT_LINES) >= wanted);
    }

    /** Until the settlement job has applied every published document. */
    void documents() throws InterruptedException {
        patience.await("documents to be applied", () -> backlog.ofDocuments() == 0);
    }

    /** Until every spooled line has its verdict, and all that follows from the verdicts is settled and archived. */
    void readings(long spooled) throws InterruptedException {
        patience.await("verdicts", () -> {
            connector.requireHealth();
            return tally.judged() >= spooled && tally.judged() == tally.count(Topics.READINGS_RECEIVED);
        });
        settled();
    }

    private void settled() throws InterruptedException {
        CheckpointCount before = patience.ask("the settlement job", () -> Optional.of(flink.checkpoints(SETTLEMENT)));
        patience.await("settlement", () -> flink.checkpoints(SETTLEMENT).isAfter(before));
        archived();
    }

    /** Until detectors and delivery schedules have seen every verified reading, and what was found is archived. An idle source says late how far it is. */
    void watched() throws InterruptedException {
        tally.catchUp();
        patience.await("the detectors", () -> backlog.of("anomaly", tally.ends(Topics.READINGS_VERIFIED)) == 0);
        patience.await(
                "the delivery schedules",
                () -> backlog.of("health-deliveries", tally.ends(Topics.READINGS_VERIFIED)) == 0);
        archived();
    }

    private void archived() throws InterruptedException {
        tally.catchUp();
        patience.await("the archive", () -> archive.behind(tally) == 0);
    }

    @Override
    public void close() {
        tally.close();
        backlog.close();
    }
}
