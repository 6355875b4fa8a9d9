package io.meterproof.quickstart.redrive;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.publish.Redriven;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records of what was received and rejected, and what was published about their meters. */
final class RedriveRecords {
    static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    static final Selection ALL = new Selection(
            Set.of(Verdict.UNKNOWN_METER, Verdict.CONFLICTING),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    final CatalogueRegistry schemas = new CatalogueRegistry();
    final AvroWire<ReceivedReading> received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, schemas);
    private final AvroWire<RejectedReading> rejected =
            new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, schemas);
    private final AvroWire<SignedRecord> events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, schemas);
    private final Map<Place, ConsumerRecord<byte[], byte[]>> inReceived = new HashMap<>();
    private final Originals originals = new Originals(places -> inReceived, new SessionJoin(received));

    List<Candidate> candidates(OpenRejections rejections) {
        try {
            return rejections.candidates(originals);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Original> sent(OpenRejections rejections) {
        List<Original> sent = new ArrayList<>();
        try {
            originals.forEach(candidates(rejections), sent::addAll);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return sent;
    }

    /** Whatever was received is gone. */
    void forget() {
        inReceived.clear();
    }

    ConsumerRecord<byte[], byte[]> rejection(long offset, Verdict verdict, byte[] value) {
        return rejection(offset, verdict, "why", value);
    }

    /** Of readings that lie at the same offset of what was received. */
    ConsumerRecord<byte[], byte[]> rejection(long offset, Verdict verdict, String reason, byte[] value) {
        inReceived.put(new Place(0, offset), record(offset, 0, value, null));
        byte[] written = rejected.write(new RejectedReading(
                verdict.name(),
                reason,
                arrivalOf(value),
                0L,
                Topics.READINGS_RECEIVED.name(),
                0,
                offset,
                ByteBuffer.wrap(value)));
        return new ConsumerRecord<>(Topics.READINGS_REJECTED.name(), 0, offset, key(), written);
    }

    private long arrivalOf(byte[] value) {
        return read(value).getArrival();
    }

    ReceivedReading read(byte[] value) {
        try {
            return received.read(value);
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
    }

    /** Received at an offset, sent again of the place before if there is one. */
    ConsumerRecord<byte[], byte[]> record(long offset, long timestamp, byte[] value, @Nullable String before) {
        RecordHeaders headers = new RecordHeaders();
        if (before != null) {
            String[] place = before.split("/");
            headers.add(Redriven.HEADER, Redriven.from(Integer.parseInt(place[0]), Long.parseLong(place[1])));
        }
        return new ConsumerRecord<>(
                Topics.READINGS_RECEIVED.name(),
                0,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                38,
                value.length,
                key(),
                value,
                headers,
                Optional.empty());
    }

    ConsumerRecord<byte[], byte[]> resolution(long timestamp, byte[] right) {
        return resolution(timestamp, Identities.block(right));
    }

    ConsumerRecord<byte[], byte[]> resolution(long timestamp, Hash right) {
        String json = DocumentCodec.encode(
                new ConflictResolution(Hash.ZERO, ObisCode.ACTIVE_IMPORT, BlockKind.SEAL, 1, right, "checked"));
        byte[] value = events.write(new SignedRecord(json, List.of()));
        return new ConsumerRecord<>(
                Topics.REGISTRY_EVENTS.name(),
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                64,
                value.length,
                key(),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** The reading of a number arrives so many seconds after new year. */
    byte[] reading(int number) {
        return received.write(new ReceivedReading(
                NEW_YEAR.plusSeconds(number).toEpochMilli(),
                "METER_SIGNED",
                true,
                "head-end",
                "native/1",
                ByteBuffer.wrap(signed(number)),
                ByteBuffer.allocate(64),
                ByteBuffer.allocate(40),
                null,
                null));
    }

    /** A record of a format of the field that arrives so many seconds after new year. */
    byte[] foreign(String format, int number, byte[] signed) {
        return received.write(new ReceivedReading(
                NEW_YEAR.plusSeconds(number).toEpochMilli(),
                "METER_SIGNED",
                true,
                "head-end",
                format,
                ByteBuffer.wrap(signed),
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(0),
                null,
                null));
    }

    static byte[] signed(int number) {
        byte[] signed = new byte[184];
        signed[100] = (byte) number;
        return signed;
    }

    static byte[] key() {
        return new byte[38];
    }
}
