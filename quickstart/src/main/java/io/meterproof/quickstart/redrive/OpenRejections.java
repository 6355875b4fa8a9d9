package io.meterproof.quickstart.redrive;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The rejections that nothing was sent for again, as topics tell: a record that is sent again names the one before it. To them come
 * the blocks that were accepted and withdrawn, where a resolution since says that they are right.
 */
final class OpenRejections {
    private final AvroWire<SignedRecord> events;
    private final AvroWire<ReceivedReading> received;
    private final AvroWire<RejectedReading> rejected;
    /** By the digest of the right block: when that was said, UTC milliseconds. */
    private final Map<Hash, Long> resolved = new HashMap<>();

    private final Set<String> repeated = new HashSet<>();
    private final Set<Hash> repeatedSince = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Hash, Candidate> right = new LinkedHashMap<>();

    private final Selection selection;

    OpenRejections(SchemaRegistry registry, Selection selection) {
        this.selection = selection;
        events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
    }

    /** Reads all that is committed now. */
    static OpenRejections read(TopicContents contents, SchemaRegistry registry, Selection selection) {
        OpenRejections open = new OpenRejections(registry, selection);
        contents.forEachRecord(Topics.REGISTRY_EVENTS, open::event);
        contents.forEachRecord(Topics.READINGS_RECEIVED, open::received);
        contents.forEachRecord(Topics.READINGS_REJECTED, open::rejected);
        return open;
    }

    /** In the order of their arrival. */
    List<Candidate> candidates() {
        Map<ByteBuffer, Candidate> distinct = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> !repeated.contains(candidate.place().text()))
                .forEach(candidate -> distinct.put(candidate.content(), candidate));
        right.forEach((digest, candidate) -> {
            if (!repeatedSince.contains(digest)) {
                distinct.putIfAbsent(candidate.content(), candidate);
            }
        });
        return distinct.values().stream()
                .sorted(Comparator.comparingLong(Candidate::arrival))
                .toList();
    }

    /** What is no resolution is not looked at; whether it is believed is the job's to say. */
    void event(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (DocumentCodec.decode(events.read(record.value()).getDocument())
                    instanceof ConflictResolution resolution) {
                resolved.merge(resolution.block(), record.timestamp(), Math::max);
            }
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return; // The job has put it among the dead letters.
        }
    }

    void received(ConsumerRecord<byte[], byte[]> record) {
        Place.before(record).ifPresent(repeated::add);
        if (!resolved.isEmpty()) {
            lookForRight(record);
        }
    }

    private void lookForRight(ConsumerRecord<byte[], byte[]> record) {
        ReceivedReading reading;
        try {
            reading = received.read(record.value());
        } catch (MalformedRecordException e) {
            return; // The job has put it among the dead letters.
        }
        Hash digest = Identities.block(bytes(reading.getSigned()));
        Long said = resolved.get(digest);
        if (said == null) {
            return;
        }
        if (Place.before(record).isPresent() && record.timestamp() >= said) {
            repeatedSince.add(digest);
        }
        Candidate candidate = new Candidate(
                Place.of(record),
                Verdict.CONFLICTING.name(),
                record.key(),
                record.value(),
                reading.getArrival(),
                reading.getSource());
        if (selection.includes(candidate)) {
            right.put(digest, candidate);
        }
    }

    void rejected(ConsumerRecord<byte[], byte[]> record) {
        try {
            RejectedReading reading = rejected.read(record.value());
            byte[] value = bytes(reading.getValue());
            Candidate candidate = new Candidate(
                    new Place(reading.getPartition(), reading.getOffset()),
                    reading.getVerdict(),
                    record.key(),
                    value,
                    reading.getArrival(),
                    received.read(value).getSource());
            if (selection.includes(candidate)) {
                candidates.add(candidate);
            }
        } catch (MalformedRecordException e) {
            throw new IllegalStateException(
                    Topics.READINGS_REJECTED.name() + " holds what is no rejection at " + record.offset(), e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
