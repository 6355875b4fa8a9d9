package io.meterproof.quickstart.redrive;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rejections that nothing was sent for again, as topics tell: a record that is sent again names the one before it. To them come
 * the blocks that were accepted and withdrawn, where a resolution since says that they are right. What was sent again and rejected
 * once more is open only if something was published since that may change that, or if a verdict was named. Of a session that came in
 * two pieces both are one candidate.
 */
final class OpenRejections {
    private final AvroWire<SignedRecord> events;
    private final AvroWire<ReceivedReading> received;
    private final AvroWire<RejectedReading> rejected;
    /** By the digest of the right block: when that was said, UTC milliseconds. */
    private final Map<Hash, Long> resolved = new HashMap<>();

    private final AvroWire<SourceAlert> alerts;
    private final Change change = new Change();
    /** The places of records that were sent again already. */
    private final Set<Place> again = new HashSet<>();

    private final Set<String> repeated = new HashSet<>();
    private final Set<Hash> repeatedSince = new HashSet<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<Hash, Candidate> right = new LinkedHashMap<>();

    private final Selection selection;
    private final SplitSessions split;
    /** One text for all candidates that name it. */
    private final Map<String, String> texts = new HashMap<>();

    /** @param at when it was written, UTC milliseconds */
    private record Rejection(Candidate candidate, long at) {}

    OpenRejections(SchemaRegistry registry, Selection selection) {
        this.selection = selection;
        events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        split = new SplitSessions(new SessionJoin(received));
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        alerts = new AvroWire<>(Topics.SOURCE_ALERTS, SourceAlert.class, registry);
    }

    /** Reads all that is committed now; what was received comes last, so that nothing is missed that was sent again meanwhile. */
    static OpenRejections read(TopicContents contents, SchemaRegistry registry, Selection selection) {
        OpenRejections open = new OpenRejections(registry, selection);
        contents.forEachRecord(Topics.REGISTRY_EVENTS, open::event);
        contents.forEachRecord(Topics.SOURCE_ALERTS, open::alert);
        contents.forEachRecord(Topics.READINGS_REJECTED, open::rejected);
        contents.forEachRecord(Topics.READINGS_RECEIVED, open::received);
        return open;
    }

    /** In the order of their arrival. */
    List<Candidate> candidates(Originals originals) throws InterruptedException {
        Map<Hash, Candidate> distinct = new LinkedHashMap<>();
        List<Candidate> joined = split.joined(candidate -> !isRepeated(candidate.place()), originals);
        Set<Place> pieces = new HashSet<>();
        joined.forEach(candidate -> {
            distinct.put(candidate.content(), candidate);
            pieces.add(candidate.place());
            pieces.add(candidate.begin().orElseThrow());
        });
        rejections.forEach(rejection -> {
            Candidate candidate = rejection.candidate();
            if (!isRepeated(candidate.place()) && !pieces.contains(candidate.place()) && isWorthIt(rejection)) {
                distinct.put(candidate.content(), candidate);
            }
        });
        right.forEach((digest, candidate) -> {
            if (!repeatedSince.contains(digest)) {
                distinct.putIfAbsent(candidate.content(), candidate);
            }
        });
        return distinct.values().stream()
                .sorted(Comparator.comparingLong(Candidate::arrival))
                .toList();
    }

    private boolean isRepeated(Place place) {
        return repeated.contains(place.text());
    }

    private boolean isWorthIt(Rejection rejection) {
        Candidate candidate = rejection.candidate();
        return selection.named() || !again.contains(candidate.place()) || change.isSince(rejection.at(), candidate);
    }

    void alert(ConsumerRecord<byte[], byte[]> record) {
        try {
            change.alerted(alerts.read(record.value()), record.timestamp());
        } catch (MalformedRecordException e) {
            return; // The job has put it among the dead letters.
        }
    }

    /** What is no resolution is not looked at; whether it is believed is the job's to say. */
    void event(ConsumerRecord<byte[], byte[]> record) {
        try {
            SignedRecord event = events.read(record.value());
            change.registered(event, record.timestamp());
            if (DocumentCodec.decode(event.getDocument()) instanceof ConflictResolution resolution) {
                resolved.merge(resolution.block(), record.timestamp(), Math::max);
            }
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return; // The job has put it among the dead letters.
        }
    }

    void received(ConsumerRecord<byte[], byte[]> record) {
        Place.before(record).ifPresent(before -> {
            repeated.add(before);
            again.add(Place.of(record));
        });
        Place.begin(record).ifPresent(repeated::add);
        if (!resolved.isEmpty()) {
            lookForRight(record);
        }
    }

    private void lookForRight(ConsumerRecord<byte[], byte[]> record) {
        ReceivedReading reading;
        Hash digest;
        try {
            reading = received.read(record.value());
            digest = digest(reading);
        } catch (MalformedRecordException | MalformedSignedRecordException e) {
            return; // The job has put it among the dead letters, or rejected it.
        }
        Long said = resolved.get(digest);
        if (said == null) {
            return;
        }
        if (Place.before(record).isPresent() && record.timestamp() >= said) {
            repeatedSince.add(digest);
        }
        Candidate candidate = candidate(Place.of(record), Verdict.CONFLICTING, record.key(), record.value(), reading);
        if (selection.includes(candidate)) {
            right.put(digest, candidate);
        }
    }

    private static Hash digest(ReceivedReading reading) throws MalformedSignedRecordException {
        byte[] signed = bytes(reading.getSigned());
        return reading.getFormat().equals(ReceivedBlock.NATIVE)
                ? Identities.block(signed)
                : ForeignBlocks.digest(reading.getFormat(), signed);
    }

    void rejected(ConsumerRecord<byte[], byte[]> record) {
        try {
            RejectedReading reading = rejected.read(record.value());
            byte[] value = bytes(reading.getValue());
            ReceivedReading was = received.read(value);
            Place place = new Place(reading.getPartition(), reading.getOffset());
            Candidate candidate = candidate(place, Verdict.valueOf(reading.getVerdict()), record.key(), value, was);
            if (selection.includesPiece(candidate)) {
                split.add(candidate, was, reading.getReason());
            }
            if (selection.includes(candidate)) {
                rejections.add(new Rejection(candidate, record.timestamp()));
            }
        } catch (MalformedRecordException e) {
            throw new IllegalStateException(
                    Topics.READINGS_REJECTED.name() + " holds what is no rejection at " + record.offset(), e);
        }
    }

    private Candidate candidate(
            Place place, Verdict verdict, byte @Nullable [] key, byte[] value, ReceivedReading reading) {
        return new Candidate(
                place,
                Optional.empty(),
                verdict,
                texts.computeIfAbsent(Candidate.meter(key), text -> text),
                reading.getArrival(),
                texts.computeIfAbsent(reading.getSource(), text -> text),
                TreeHasher.sha256(value),
                value.length);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
