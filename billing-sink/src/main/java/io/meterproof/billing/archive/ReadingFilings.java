package io.meterproof.billing.archive;

import io.meterproof.billing.store.BlockRow;
import io.meterproof.billing.store.ErasedBlockRow;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.key.ReadingKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Files what became of received readings. */
final class ReadingFilings {
    private static final String UNKNOWN = "unknown";

    private final AvroWire<VerifiedReading> verified;
    private final AvroWire<RejectedReading> rejected;
    private final AvroWire<ReceivedReading> received;

    ReadingFilings(SchemaRegistry registry) {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
    }

    Filed verified(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        if (record.value() == null) {
            return Filed.of(new ErasedBlockRow(ReadingKey.parse(record.key()).digest()));
        }
        AcceptedReading reading = VerifiedReadings.content(verified.read(record.value()));
        BlockRow row = new BlockRow(reading.digest(), record.value());
        return new Filed(List.of(row), Map.of(Counts.ACCEPTED_BLOCKS, 1L, Counts.ACCEPTED_READINGS, (long)
                reading.block().count()));
    }

    Filed rejected(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        RejectedReading reading = rejected.read(record.value());
        int size = reading.getValue().remaining();
        RejectedRow row = new RejectedRow(
                meter(record.key()),
                Instant.ofEpochMilli(reading.getArrival()),
                reading.getTopic(),
                reading.getPartition(),
                reading.getOffset(),
                reading.getVerdict(),
                reading.getReason(),
                size);
        return new Filed(
                List.of(row),
                Map.of(
                        Counts.rejectedBlocks(reading.getVerdict()),
                        1L,
                        Counts.rejectedReadings(reading.getVerdict()),
                        readings(array(reading.getValue()))));
    }

    /** What a rejected value claims to hold; nothing if it is no block at all. */
    private long readings(byte[] value) {
        try {
            ReceivedBlock claimed = ReceivedReadings.toPure(received.read(value));
            return claimed.isNative()
                    ? BlockCodec.decode(claimed.signed()).count()
                    : ForeignBlocks.read(claimed.format(), claimed.signed(), Hash.ZERO)
                            .block()
                            .count();
        } catch (MalformedRecordException | IllegalArgumentException notABlock) {
            return 0;
        }
    }

    private static String meter(byte[] key) {
        return key == null || key.length != Channel.LENGTH
                ? UNKNOWN
                : Hash.of(key, 0, Hash.LENGTH).hex();
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
