package io.meterproof.billing.topology;

import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the statement topology. */
public final class StatementService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatementService.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final KafkaStreams streams;

    /** @param failed told what trying again does not mend */
    public StatementService(Properties settings, SchemaRegistry registry, Consumer<Throwable> failed) {
        streams = new KafkaStreams(StatementTopology.of(registry), settings);
        streams.setUncaughtExceptionHandler(failure -> respond(failure, failed));
    }

    /** A registry that is down is tried again by a new thread; nothing was committed meanwhile. */
    private static StreamThreadExceptionResponse respond(Throwable failure, Consumer<Throwable> failed) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                LOG.warn("{}; the fold tries again", cause.getMessage());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        failed.accept(failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    public void start() {
        streams.start();
    }

    /** {@code ok}, or the state that it is in. */
    public String state() {
        State state = streams.state();
        return state == State.RUNNING ? "ok" : state.name();
    }

    /** Up to where entries are folded and committed; nothing while nothing is folded. */
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        if (!streams.state().isRunningOrRebalancing()) {
            return committed;
        }
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            thread.activeTasks().forEach(task -> task.committedOffsets()
                    .forEach((partition, next) -> committed.put(partition, Math.max(0, next))));
        }
        return committed;
    }

    @Override
    public void close() {
        streams.close(CLOSE_WITHIN);
    }
}
