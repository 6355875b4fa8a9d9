package io.meterproof.loadtests.fuzz;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads the Avro binary of a topic's value. The first byte chooses the record, in the catalogue's order. */
final class TopicValue {
    private static final byte[] HEADER = ConfluentWire.header(OneSchema.ID);

    private static final List<AvroWire<?>> WIRES = wires();

    private TopicValue() {}

    static void read(byte[] bytes) throws MalformedRecordException {
        if (bytes.length > 0) {
            byte[] framed = ByteBuffer.allocate(HEADER.length + bytes.length - 1)
                    .put(HEADER)
                    .put(bytes, 1, bytes.length - 1)
                    .array();
            understand(WIRES.get(Byte.toUnsignedInt(bytes[0]) % WIRES.size()).read(framed));
        }
    }

    private static void understand(SpecificRecordBase value) throws MalformedRecordException {
        if (value instanceof ReceivedReading reading) {
            ReceivedReadings.toPure(reading);
        } else if (value instanceof VerifiedReading reading) {
            VerifiedReadings.toPure(reading);
        } else if (value instanceof SignedRecord document) {
            SignedDocuments.toPure(document);
        } else if (value instanceof ReferenceHistory history) {
            SignedDocuments.toPure(history);
        } else if (value instanceof LedgerRecord line) {
            LedgerRecords.toPure(line);
        }
    }

    private static List<AvroWire<?>> wires() {
        List<AvroWire<?>> wires = new ArrayList<>();
        Set<Schema> seen = new HashSet<>();
        for (Topic topic : Topics.ALL) {
            topic.schema().filter(seen::add).ifPresent(schema -> wires.add(wire(topic, schema)));
        }
        return List.copyOf(wires);
    }

    private static AvroWire<?> wire(Topic topic, Schema schema) {
        Class<?> type = SpecificData.get().getClass(schema);
        return new AvroWire<>(topic, type.asSubclass(SpecificRecordBase.class), new OneSchema(schema));
    }
}
