package io.meterproof.billing;

import io.meterproof.records.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the topics without which Kafka Streams would stop. Who owns them creates them. */
final class SourceTopics {
    private static final Logger LOG = LoggerFactory.getLogger(SourceTopics.class);
    private static final List<String> NEEDED = List.of(
            Topics.SETTLEMENT_LINES.name(),
            Topics.STATEMENTS.name(),
            Topics.PRIVACY_KEYS.name(),
            Topics.READINGS_UNALLOCATED.name(),
            Topics.READINGS_TASKS.name(),
            Topics.SETTLEMENT_RECALLS.name());
    private static final long PAUSE_MILLIS = 1_000;

    private SourceTopics() {}

    /** @param told what is waited for, each time that it is not there */
    static void await(String bootstrapServers, Consumer<String> told) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            while (!present(admin, told)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean present(Admin admin, Consumer<String> told) throws InterruptedException {
        try {
            admin.describeTopics(NEEDED).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException || e.getCause() instanceof TimeoutException) {
                LOG.warn("waiting for {}: {}", NEEDED, e.getCause().getMessage());
                told.accept("waiting for " + NEEDED + ": " + e.getCause().getMessage());
                return false;
            }
            throw new IllegalStateException("Kafka refuses to describe " + NEEDED, e.getCause());
        }
    }
}
