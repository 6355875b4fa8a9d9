package io.meterproof.quickstart.erase;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Moves on the begin of topics by which records only went into the log or came out of it. They have no keys of their own: what is older
 * than the retention period goes, whoever it is about. What a consumer group has not read yet stays, and somebody is told.
 */
record PassingRecords(Admin admin) {

    /**
     * Removes what came before a moment.
     *
     * @return what of it stays, because somebody has not read it
     */
    List<UnreadRecords> remove(Instant since) throws InterruptedException {
        try {
            Map<TopicPartition, Long> begins = begins(since);
            Trimming trimming = Trimming.of(first(begins.keySet()), begins, read());
            Map<TopicPartition, RecordsToDelete> removed = new HashMap<>();
            trimming.begins()
                    .forEach((partition, begin) -> removed.put(partition, RecordsToDelete.beforeOffset(begin)));
            admin.deleteRecords(removed).all().get();
            return trimming.unread();
        } catch (ExecutionException e) {
            throw new StackException(
                    "The brokers do not remove what passed: " + e.getCause().getMessage(), e);
        }
    }

    /** The first offset of each partition that came later; its end where nothing did. */
    private Map<TopicPartition, Long> begins(Instant since) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> later = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        List<String> names = Topics.PASSING.stream().map(Topic::name).toList();
        admin.describeTopics(names).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                .forEach(info -> {
                    TopicPartition partition = new TopicPartition(name, info.partition());
                    later.put(partition, OffsetSpec.forTimestamp(since.toEpochMilli()));
                    latest.put(partition, OffsetSpec.latest());
                }));
        Map<TopicPartition, Long> begins = offsets(latest);
        offsets(later).forEach((partition, begin) -> {
            if (begin >= 0) {
                begins.put(partition, begin);
            }
        });
        return begins;
    }

    private Map<TopicPartition, Long> first(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        partitions.forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
        return offsets(earliest);
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> asked)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
                admin.listOffsets(asked).all().get().entrySet()) {
            offsets.put(answer.getKey(), answer.getValue().offset());
        }
        return offsets;
    }

    /** How far each consumer group is. */
    private Map<String, Map<TopicPartition, Long>> read() throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, Long>> read = new HashMap<>();
        for (var group : admin.listConsumerGroups().all().get()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> kept = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            kept.forEach((partition, position) -> positions.put(partition, position.offset()));
            read.put(group.groupId(), positions);
        }
        return read;
    }
}
