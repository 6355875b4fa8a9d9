package io.meterproof.connect;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.wire.AvroWire;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** A line as a record: key = channel, value = framed reading; a line that is none, byte for byte, without key. */
final class BlockRecords {
    private final AvroWire<ReceivedReading> wire;

    BlockRecords(AvroWire<ReceivedReading> wire) {
        this.wire = wire;
    }

    /**
     * @throws io.meterproof.records.wire.RegistryUnavailableException if the registry gives no schema id
     */
    SourceRecord of(SpoolLine line) {
        try {
            ReceivedBlock block = BlockFile.parse(line.bytes());
            byte[] key = Channel.peek(block.signed()).map(Channel::bytes).orElse(null);
            return record(line, key, wire.write(ReceivedReadings.toAvro(block)));
        } catch (MalformedLineException judgedDownstream) {
            return record(line, null, line.bytes());
        }
    }

    private SourceRecord record(SpoolLine line, byte[] key, byte[] value) {
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
