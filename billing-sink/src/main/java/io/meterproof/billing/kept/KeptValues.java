package io.meterproof.billing.kept;

import io.meterproof.records.Topic;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads kept values; for many threads. */
public final class KeptValues<T extends SpecificRecordBase> {
    private final AvroWire<T> wire;

    public KeptValues(Topic topic, Class<T> type, SchemaRegistry registry) {
        wire = new AvroWire<>(topic, type, registry);
    }

    public synchronized T read(byte[] value) {
        try {
            return wire.read(value);
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a kept value was a record once", e);
        }
    }
}
