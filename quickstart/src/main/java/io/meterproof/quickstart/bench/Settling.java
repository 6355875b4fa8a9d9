package io.meterproof.quickstart.bench;

import io.meterproof.quickstart.backlog.Archive;
import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits for what the pipeline commits, and says what it was. */
final class Settling implements AutoCloseable {
    /** Many checkpoints: a pipeline that commits nothing for so long will not commit the rest either. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Endpoints endpoints;
    private final Patience patience;
    private final TopicTally tally;
    private final Backlog backlog;
    private final Archive archive;

    Settling(Endpoints endpoints) {
        this.endpoints = endpoints;
        tally = new TopicTally(
                endpoints.bootstrapServers(),
                List.of(
                        Topics.READINGS_VERIFIED,
                        Topics.READINGS_REJECTED,
                        Topics.DEAD_LETTERS,
                        Topics.SETTLEMENT_LINES,
                        Topics.LOG_LEAVES));
        backlog = new Backlog(endpoints.bootstrapServers());
        archive = new Archive(endpoints.billingUrl());
        patience = new Patience(
                LIMIT, tally::total, tally::update, () -> outcome() + ". See the log files in " + endpoints.logsDir());
    }

    /** Until the settlement job knows every meter and contract. */
    void documents() throws InterruptedException {
        patience.await("documents", () -> backlog.ofDocuments() == 0);
    }

    /** Until verdicts, lines and leaves of the whole load are committed, or nothing more comes. */
    void committed(Load whole) throws InterruptedException {
        long judged = whole.accepted() + whole.duplicates() + whole.forged();
        patience.await(
                "lines and leaves",
                () -> tally.judged() >= judged
                        && tally.count(Topics.SETTLEMENT_LINES) >= whole.entries()
                        && tally.count(Topics.LOG_LEAVES) >= whole.leaves());
    }

    /** Until the log job has folded the leaves, the anomaly job has seen the readings and the archive has all of it. */
    void workedOff() throws InterruptedException {
        patience.await("the log", () -> backlog.of("log", tally.ends(Topics.LOG_LEAVES)) == 0);
        patience.await("the detectors", () -> backlog.of("anomaly", tally.ends(Topics.READINGS_VERIFIED)) == 0);
        patience.await("the archive", () -> archive.behind(tally) == 0);
    }

    /** All that became of what was sent until now. */
    Outcome outcome() {
        Map<String, Long> rejected = rejectedByVerdict();
        long duplicates = rejected.getOrDefault("DUPLICATE", 0L);
        long forged = rejected.getOrDefault("BAD_SIGNATURE", 0L);
        return new Outcome(
                tally.count(Topics.READINGS_VERIFIED),
                duplicates,
                forged,
                tally.count(Topics.READINGS_REJECTED) + tally.deadReadings() - duplicates - forged,
                tally.count(Topics.SETTLEMENT_LINES),
                tally.count(Topics.LOG_LEAVES));
    }

    private Map<String, Long> rejectedByVerdict() {
        AvroWire<RejectedReading> wire = new AvroWire<>(
                Topics.READINGS_REJECTED, RejectedReading.class, ConfluentSchemaRegistry.at(endpoints.registryUrl()));
        Map<String, Long> counts = new HashMap<>();
        new TopicContents(endpoints.bootstrapServers()).forEach(Topics.READINGS_REJECTED, (key, value) -> {
            try {
                counts.merge(wire.read(value).getVerdict(), 1L, Long::sum);
            } catch (MalformedRecordException e) {
                throw new StackException(Topics.READINGS_REJECTED.name() + " holds what is no verdict.", e);
            }
        });
        return counts;
    }

    @Override
    public void close() {
        tally.close();
        backlog.close();
    }
}
