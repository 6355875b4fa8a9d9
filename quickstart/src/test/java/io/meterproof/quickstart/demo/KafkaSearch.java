package io.meterproof.quickstart.demo;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Looks into every record of every topic, those of aborted transactions and of changelogs included. */
record KafkaSearch(String bootstrapServers) {
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * What was found.
     *
     * @param current topics in which a record that holds has a needle
     * @param takenBack by partition, the keys of records with a needle that a tombstone took back and the broker still has
     * @param tombstones topics in which the key of a tombstone has a needle
     */
    record Found(Set<String> current, Map<TopicPartition, Set<ByteBuffer>> takenBack, Set<String> tombstones) {}

    Found find(Needles needles) throws Exception {
        Found found = new Found(new TreeSet<>(), new HashMap<>(), new TreeSet<>());
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (String topic : topics()) {
                for (var info : consumer.partitionsFor(topic)) {
                    find(consumer, new TopicPartition(topic, info.partition()), needles, found);
                }
            }
        }
        return found;
    }

    private Set<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get();
        }
    }

    private static void find(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Needles needles, Found found) {
        Set<ByteBuffer> holding = new HashSet<>();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                ByteBuffer key = ByteBuffer.wrap(record.key() == null ? new byte[0] : record.key());
                boolean isInKey = needles.areIn(key.array());
                if (record.value() == null && isInKey) {
                    found.tombstones.add(partition.topic());
                }
                if (record.value() == null && holding.remove(key)) {
                    found.takenBack
                            .computeIfAbsent(partition, none -> new TreeSet<>())
                            .add(key);
                } else if (record.value() != null && (isInKey || needles.areIn(record.value()))) {
                    holding.add(key);
                }
            }
        }
        if (!holding.isEmpty()) {
            found.current.add(partition.topic());
        }
    }

    /** Lets brokers do now what they do within a month: begin other segments, and remove what a tombstone took back before. */
    void compact(Map<TopicPartition, Set<ByteBuffer>> takenBack) throws Exception {
        Map<ConfigResource, List<String>> topics = takenBack.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .collect(Collectors.toMap(topic -> new ConfigResource(Type.TOPIC, topic), List::of));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            admin.incrementalAlterConfigs(topics.keySet().stream()
                            .collect(Collectors.toMap(
                                    topic -> topic,
                                    topic -> List.of(
                                            set("segment.ms", "100"),
                                            set("max.compaction.lag.ms", "100"),
                                            set("min.cleanable.dirty.ratio", "0")))))
                    .all()
                    .get();
            for (Map.Entry<TopicPartition, Set<ByteBuffer>> partition : takenBack.entrySet()) {
                byte[] key = partition.getValue().iterator().next().array();
                producer.send(new ProducerRecord<>(
                                partition.getKey().topic(), partition.getKey().partition(), key, null))
                        .get();
            }
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    }
}
