package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits until the pipeline has worked off what came in. A restart of any part only makes it wait longer. */
final class Drain implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<Topic> COUNTED = List.of(
            Topics.READINGS_RECEIVED,
            Topics.READINGS_VERIFIED,
            Topics.READINGS_REJECTED,
            Topics.DEAD_LETTERS,
            Topics.SETTLEMENT_LINES,
            Topics.ALERTS,
            Topics.ANOMALIES);
    private static final List<Topic> ARCHIVED = List.of(
            Topics.READINGS_VERIFIED,
            Topics.READINGS_REJECTED,
            Topics.SETTLEMENT_LINES,
            Topics.ALERTS,
            Topics.ANOMALIES);

    private final Endpoints endpoints;
    private final FlinkRest flink;
    private final Backlog backlog;
    private final TopicTally tally;
    private final ProgressLine progress;

    Drain(Endpoints endpoints, ProgressLine progress) {
        this.endpoints = endpoints;
        this.progress = progress;
        flink = new FlinkRest(endpoints.flinkRestUrl());
        backlog = new Backlog(endpoints.bootstrapServers());
        tally = new TopicTally(endpoints.bootstrapServers(), COUNTED);
    }

    TopicTally tally() {
        return tally;
    }

    /** Until so many more ledger entries than now are committed: what documents cause when all else is settled. */
    void entries(long caused) throws IOException, InterruptedException {
        long target = tally.count(Topics.SETTLEMENT_LINES) + caused;
        await("documents to be applied", () -> tally.count(Topics.SETTLEMENT_LINES) >= target);
    }

    /** Until every spooled line has its verdict, and all that follows from the verdicts is settled and archived. */
    void readings(long spooled) throws IOException, InterruptedException {
        await("verdicts", () -> judged() >= spooled && judged() == tally.count(Topics.READINGS_RECEIVED));
        settled();
    }

    private void settled() throws IOException, InterruptedException {
        long before = flink.completedCheckpoints("settlement");
        await("settlement", () -> flink.completedCheckpoints("settlement") > before);
        await("the archive", () -> behindArchive() == 0);
    }

    /** Until the detectors have seen every verified reading, and what they found is archived. An idle source says late how far it is. */
    void watched() throws IOException, InterruptedException {
        await("the detectors", () -> backlog.of("anomaly", tally.ends(Topics.READINGS_VERIFIED)) == 0);
        await("the archive", () -> behindArchive() == 0);
    }

    private long judged() {
        return tally.count(Topics.READINGS_VERIFIED)
                + tally.count(Topics.READINGS_REJECTED)
                + tally.count(Topics.DEAD_LETTERS);
    }

    private long behindArchive() throws IOException, InterruptedException {
        JsonNode answer = JsonHttp.get(endpoints.billingUrl() + "/progress");
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (JsonNode each : answer.path("archived")) {
            var partition = new TopicPartition(
                    each.path("topic").asText(), each.path("partition").asInt());
            positions.put(partition, each.path("next").asLong());
        }
        return ARCHIVED.stream()
                .flatMap(topic -> tally.ends(topic).entrySet().stream())
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            tally.update();
            progress.show(tally);
            if (System.nanoTime() > deadline) {
                throw new StackException("Waited " + PATIENCE.toMinutes() + " minutes for " + what + ": "
                        + progress.words(tally) + ". See the log files in " + endpoints.logsDir() + ".");
            }
        }
    }

    /** A part that does not answer may be starting again: it is asked again until the patience ends. */
    private static boolean holds(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (IOException retried) {
            return false;
        }
    }

    @Override
    public void close() {
        tally.close();
        backlog.close();
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }
}
