package io.meterproof.connect;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.formats.foreign.ForeignFormats;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.wire.AvroWire;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A line or a record file as a record: key = channel, value = framed reading; a line that is none, byte for byte, without key.
 */
final class BlockRecords {
    private final AvroWire<ReceivedReading> wire;
    private final RecordStamp stamp;

    BlockRecords(AvroWire<ReceivedReading> wire, RecordStamp stamp) {
        this.wire = wire;
        this.stamp = stamp;
    }

    /**
     * @throws io.meterproof.records.wire.RegistryUnavailableException if the registry gives no schema id
     */
    SourceRecord of(SpoolLine line) {
        Optional<SignedFormat> format = RecordFile.formatOf(line.file());
        try {
            return record(
                    line,
                    format.isPresent() ? stamp.received(format.get(), line.bytes()) : BlockFile.parse(line.bytes()));
        } catch (MalformedLineException judgedDownstream) {
            return record(line, null, line.bytes());
        }
    }

    private SourceRecord record(SpoolLine line, ReceivedBlock received) {
        byte[] key = ForeignFormats.channelOf(received).map(Channel::bytes).orElse(null);
        return record(line, key, wire.write(ReceivedReadings.toAvro(received)));
    }

    private static SourceRecord record(SpoolLine line, byte[] key, byte[] value) {
        return new SourceRecord(
                FilePosition.partition(line.file()),
                FilePosition.offset(line.end()),
                Topics.READINGS_RECEIVED.name(),
                Schema.OPTIONAL_BYTES_SCHEMA,
                key,
                Schema.BYTES_SCHEMA,
                value);
    }
}
