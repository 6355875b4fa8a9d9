package io.meterproof.billing.bundle;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code privacy.keys} from its beginning into the key ring, and follows it. */
public final class KeyRingLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRingLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final KeyRing ring;
    private volatile boolean stopped;

    /** @param consumer with byte arrays, read_committed, without a group; closed at the end */
    public KeyRingLoop(Consumer<byte[], byte[]> consumer, KeyRing ring) {
        this.consumer = consumer;
        this.ring = ring;
    }

    @Override
    public void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.PRIVACY_KEYS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    put(record);
                }
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (!stopped) {
                throw new IllegalStateException("the key ring was stopped by somebody else", e);
            }
        }
    }

    /** May be called from any thread. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    private void put(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            try {
                ring.put(record.key(), record.value());
                return;
            } catch (RegistryUnavailableException e) {
                LOG.warn("{}; next try in {} ms", e.getMessage(), PAUSE.toMillis());
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
