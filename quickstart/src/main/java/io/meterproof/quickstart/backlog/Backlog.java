package io.meterproof.quickstart.backlog;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What consumer groups have not yet committed. Every method throws IOException while Kafka does not answer. */
public final class Backlog implements AutoCloseable {
    private static final String SETTLEMENT = "settlement";
    private static final List<Topic> DOCUMENTS = List.of(
            Topics.REGISTRY_EVENTS,
            Topics.METER_INSTALLATIONS,
            Topics.ACCOUNTS,
            Topics.AGREEMENTS,
            Topics.AUTHORISATIONS,
            Topics.TARIFFS,
            Topics.CALORIFIC_VALUES,
            Topics.PRICES,
            Topics.PRIVACY_KEYS,
            Topics.TOP_UPS,
            Topics.SETTLEMENT_COMMANDS);

    private final Admin admin;

    public Backlog(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** How many published documents the settlement job has not applied. */
    public long ofDocuments() throws IOException, InterruptedException {
        return of(SETTLEMENT, ends(DOCUMENTS));
    }

    /** How many received readings the settlement job has not judged. */
    public long ofReadings() throws IOException, InterruptedException {
        return of(SETTLEMENT, ends(List.of(Topics.READINGS_RECEIVED)));
    }

    /** How far a group is behind these offsets. */
    public long of(String group, Map<TopicPartition, Long> ends) throws IOException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw unanswered(e);
        }
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata position = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (position == null ? 0 : position.offset()));
                })
                .sum();
    }

    private Map<TopicPartition, Long> ends(List<Topic> topics) throws IOException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(latest).all().get().forEach((partition, end) -> {
                if (end.offset() > 0) {
                    ends.put(partition, end.offset());
                }
            });
        } catch (ExecutionException e) {
            throw unanswered(e);
        }
        return ends;
    }

    private static IOException unanswered(ExecutionException e) {
        return new IOException("Kafka: " + e.getCause().getMessage(), e);
    }

    @Override
    public void close() {
        admin.close();
    }
}
