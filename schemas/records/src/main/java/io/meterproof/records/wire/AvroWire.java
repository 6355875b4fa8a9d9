package io.meterproof.records.wire;

import io.meterproof.records.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes and reads the values of one topic in the Confluent wire format. Reuses its buffers: one instance per thread.
 *
 * @param <T> the topic's record
 */
public final class AvroWire<T extends SpecificRecordBase> {
    private final Topic topic;
    private final Schema schema;
    private final SchemaRegistry registry;
    private final SpecificDatumWriter<T> writer;
    private final WriterSchemas<T> writers;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private BinaryEncoder encoder;
    private byte[] header;

    /**
     * @throws IllegalArgumentException if the topic holds other records
     */
    public AvroWire(Topic topic, Class<T> type, SchemaRegistry registry) {
        this.topic = topic;
        this.registry = registry;
        SpecificData model = new SpecificData(type.getClassLoader());
        model.setCustomCoders(true);
        schema = model.getSchema(type);
        if (!topic.schema().equals(Optional.of(schema))) {
            throw new IllegalArgumentException(topic.name() + " does not hold " + type.getSimpleName());
        }
        writer = new SpecificDatumWriter<>(schema, model);
        writers = new WriterSchemas<>(schema, model, registry);
    }

    /**
     * The framed record.
     *
     * @throws RegistryUnavailableException before the first record, when the registry gives no id
     */
    public byte[] write(T value) {
        buffer.reset();
        buffer.writeBytes(header());
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return buffer.toByteArray();
    }

    /**
     * The record in a framed value, which must end where the record ends.
     *
     * @throws MalformedRecordException if the bytes are none: a dead letter
     * @throws RegistryUnavailableException if the writer's schema could not be had: try again
     */
    public T read(byte[] value) throws MalformedRecordException {
        return writers.of(ConfluentWire.schemaId(value)).read(value);
    }

    private byte[] header() {
        if (header == null) {
            int id = registry.idOf(topic.subject(), schema)
                    .orElseThrow(() -> new IllegalStateException(
                            "no schema of " + topic.subject() + " is registered: see SchemaRegistration"));
            header = ConfluentWire.header(id);
        }
        return header;
    }
}
