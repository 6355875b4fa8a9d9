package io.meterproof.quickstart.redrive;

import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Follows what becomes of readings that were sent again. */
final class Outcomes {
    static final String DEAD_LETTER = "dead letter";

    private static final List<Topic> TOPICS =
            List.of(Topics.READINGS_VERIFIED, Topics.READINGS_REJECTED, Topics.DEAD_LETTERS);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final AvroWire<ReceivedReading> received;
    private final AvroWire<VerifiedReading> verified;
    private final AvroWire<RejectedReading> rejected;
    private final Set<Place> waiting = new HashSet<>();
    private final Map<Hash, Place> byContent = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private int expected;

    /** Begins at the present ends of the topics. */
    Outcomes(Consumer<byte[], byte[]> consumer, SchemaRegistry registry) {
        this.consumer = consumer;
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @param value what was sent */
    void expect(Place place, byte[] value) throws MalformedRecordException {
        ReceivedReading reading = received.read(value);
        waiting.add(place);
        expected++;
        byContent.put(content(reading.getSigned(), reading.getSignature(), reading.getArrival()), place);
    }

    /** How many were sent so far. */
    int expected() {
        return expected;
    }

    int waiting() {
        return waiting.size();
    }

    /** How many got which verdict, by name. */
    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Reads on for a moment. */
    void update() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            try {
                read(record);
            } catch (MalformedRecordException e) {
                throw new IllegalStateException(record.topic() + " holds what the settlement job does not write", e);
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        if (record.value() == null && record.topic().equals(Topics.READINGS_VERIFIED.name())) {
            return; // Erased, whatever became of it.
        } else if (record.topic().equals(Topics.READINGS_VERIFIED.name())) {
            VerifiedReading reading = verified.read(record.value());
            Place place = byContent.get(content(reading.getSigned(), reading.getSignature(), reading.getArrival()));
            judged(place, Verdict.ACCEPTED.name());
        } else if (record.topic().equals(Topics.READINGS_REJECTED.name())) {
            RejectedReading reading = rejected.read(record.value());
            judged(new Place(reading.getPartition(), reading.getOffset()), reading.getVerdict());
        } else {
            DeadLetters.origin(record.headers())
                    .filter(origin -> origin.topic().equals(Topics.READINGS_RECEIVED.name()))
                    .ifPresent(origin -> judged(new Place(origin.partition(), origin.offset()), DEAD_LETTER));
        }
    }

    private void judged(@Nullable Place place, String verdict) {
        if (place != null && waiting.remove(place)) {
            counts.merge(verdict, 1L, Long::sum);
        }
    }

    /** By which a verified reading is known, which does not name its place. */
    private static Hash content(ByteBuffer signed, ByteBuffer signature, long arrival) {
        byte[] numbers = ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(signed.remaining())
                .putLong(arrival)
                .array();
        return TreeHasher.sha256(numbers, bytes(signed), bytes(signature));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
