package io.meterproof.quickstart.erase;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What settlement says to an erasure: its leaf in the log, or a dead letter. */
final class Acceptance {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final AvroWire<SignedRecord> wire;
    private final SignedDocument erasure;
    private final byte[] leaf;
    private long read;

    /** @param consumer of nothing yet */
    Acceptance(Consumer<byte[], byte[]> consumer, SchemaRegistry registry, SignedDocument erasure) {
        this.consumer = consumer;
        this.erasure = erasure;
        wire = new AvroWire<>(Topics.ERASURES, SignedRecord.class, registry);
        leaf = LogEntry.erasure(erasure.json()).bytes();
    }

    /** @throws StackException with the reason, if settlement refused it, or if it does not answer */
    void await() throws InterruptedException {
        List<TopicPartition> partitions = Stream.of(Topics.LOG_LEAVES, Topics.DEAD_LETTERS)
                .flatMap(this::partitions)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        new Patience(LIMIT, () -> read, () -> {}, () -> "settlement has not answered")
                .await("the erasure to be in the log", this::readOn);
    }

    private Stream<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private boolean readOn() {
        boolean accepted = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            read++;
            if (record.topic().equals(Topics.LOG_LEAVES.name())) {
                accepted |= Arrays.equals(record.value(), leaf);
            } else if (isThis(record)) {
                String reason = DeadLetters.reason(record.headers()).orElseThrow();
                throw new StackException("Refused: " + reason + ". Nothing was destroyed; propose it anew later.");
            }
        }
        return accepted;
    }

    private boolean isThis(ConsumerRecord<byte[], byte[]> letter) {
        if (!DeadLetters.origin(letter.headers())
                .filter(origin -> origin.topic().equals(Topics.ERASURES.name()))
                .isPresent()) {
            return false;
        }
        try {
            return SignedDocuments.toPure(wire.read(letter.value())).hash().equals(erasure.hash());
        } catch (MalformedRecordException e) {
            return false;
        }
    }
}
