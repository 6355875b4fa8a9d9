package io.meterproof.billing.recall;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.billing.store.StoreUnavailableException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what settlement asks for, at least once, on one thread until {@link #stop}. What the store does not have yet, and all
 * while it or the schema registry is away, waits here and holds nothing else up; the group's position stays before it.
 */
public final class RecallLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(RecallLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_PENDING = 100_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final AvroWire<ArchiveRecall> wire;
    private final ArchiveReader reader;
    private final Map<TopicPartition, TreeMap<Long, Pending>> pending = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private volatile int unanswered;
    private volatile boolean stopped;

    /**
     * @param consumer with byte arrays, read_committed, of a group, without automatic commits; closed at the end
     * @param producer closed at the end
     */
    public RecallLoop(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            SchemaRegistry registry,
            ArchiveReader reader) {
        this.consumer = consumer;
        this.producer = producer;
        this.reader = reader;
        wire = new AvroWire<>(Topics.SETTLEMENT_RECALLS, ArchiveRecall.class, registry);
    }

    @Override
    public void run() {
        try (consumer;
                producer) {
            consumer.subscribe(List.of(Topics.SETTLEMENT_RECALLS.name()), this);
            while (!stopped) {
                step(System.currentTimeMillis());
            }
        } catch (WakeupException | InterruptException e) {
            if (!stopped) {
                throw new IllegalStateException("the answers to settlement were stopped by somebody else", e);
            }
        }
    }

    /** How many recalls wait for the store. */
    public int unanswered() {
        return unanswered;
    }

    /** May be called from any thread. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> pending.put(partition, new TreeMap<>()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(pending::remove);
        partitions.forEach(committed::remove);
    }

    /** Takes what is new, and answers what can be answered. */
    void step(long now) {
        if (unanswered < MOST_PENDING) {
            consumer.resume(consumer.assignment());
        } else {
            consumer.pause(consumer.assignment());
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            pending.get(new TopicPartition(record.topic(), record.partition()))
                    .put(record.offset(), Pending.of(record.value(), now));
        }
        try {
            pending.forEach((partition, recalls) -> answer(partition, recalls, now));
        } catch (StoreUnavailableException | RegistryUnavailableException e) {
            LOG.warn("{}; settlement waits", e.getMessage());
        }
        commit();
        unanswered = pending.values().stream().mapToInt(TreeMap::size).sum();
    }

    private void answer(TopicPartition partition, Map<Long, Pending> recalls, long now) {
        for (Long offset : List.copyOf(recalls.keySet())) {
            Pending each = recalls.get(offset);
            if (each.due() <= now) {
                if (answer(partition, offset, each.recall())) {
                    recalls.remove(offset);
                } else {
                    recalls.put(offset, each.later(now));
                }
            }
        }
    }

    private boolean answer(TopicPartition partition, long offset, byte[] recall) {
        try {
            return answer(wire.read(recall));
        } catch (MalformedRecordException e) {
            LOG.error("offset {} of {} asks for nothing: {}", offset, partition, e.getMessage());
            return true;
        }
    }

    /** False while the store is behind. */
    private boolean answer(ArchiveRecall recall) {
        MonthName name = new MonthName(recall.getSubject(), recall.getMeter(), recall.getObis(), recall.getMonth());
        Answer answer = Answer.of(recall, reader.month(name));
        if (answer instanceof Answer.Whole whole) {
            return send(whole.parts().stream().map(part -> record(name, part)).toList());
        }
        return answer instanceof Answer.Outdated;
    }

    private boolean send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            return true;
        } catch (ExecutionException e) {
            LOG.warn(
                    "Kafka did not take an answer ({}); it is tried again",
                    e.getCause().toString());
            return false;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(MonthName name, MonthPartRow part) {
        String key = String.join(" ", name.subject(), name.meter(), name.obis(), name.month(), part.part());
        return new ProducerRecord<>(
                Topics.SETTLEMENT_RECALLED.name(), key.getBytes(StandardCharsets.UTF_8), part.value());
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        pending.forEach((partition, recalls) -> {
            long next = recalls.isEmpty() ? consumer.position(partition) : recalls.firstKey();
            if (!Objects.equals(committed.put(partition, next), next)) {
                moved.put(partition, new OffsetAndMetadata(next));
            }
        });
        try {
            consumer.commitSync(moved);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.info("answers may be given twice: {}", e.getMessage());
        }
    }
}
