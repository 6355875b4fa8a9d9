package io.meterproof.records.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/** The decoders of the last few writer schemas of a topic; a topic has few versions, whatever ids its values claim. */
final class WriterSchemas<T extends SpecificRecordBase> {
    private static final int KEPT = 32;

    private final Schema reader;
    private final SpecificData model;
    private final SchemaRegistry registry;
    private final Map<Integer, WrittenBy> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, WrittenBy> eldest) {
            return size() > KEPT;
        }
    };

    WriterSchemas(Schema reader, SpecificData model, SchemaRegistry registry) {
        this.reader = reader;
        this.model = model;
        this.registry = registry;
    }

    WrittenBy of(int id) throws MalformedRecordException {
        WrittenBy known = kept.get(id);
        if (known == null) {
            known = new WrittenBy(resolve(id));
            kept.put(id, known);
        }
        return known;
    }

    private SpecificDatumReader<T> resolve(int id) throws MalformedRecordException {
        Schema writer = registry.byId(id).orElseThrow(() -> new MalformedRecordException("no schema has the id " + id));
        if (SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
                != SchemaCompatibilityType.COMPATIBLE) {
            throw new MalformedRecordException("schema " + id + " is no " + reader.getName());
        }
        return new SpecificDatumReader<>(writer, reader, model);
    }

    /** Decodes what one writer schema wrote. */
    final class WrittenBy {
        private final SpecificDatumReader<T> datumReader;
        private final BoundedDecoder decoder = new BoundedDecoder();

        WrittenBy(SpecificDatumReader<T> datumReader) {
            this.datumReader = datumReader;
        }

        T read(byte[] value) throws MalformedRecordException {
            decoder.configure(value, ConfluentWire.HEADER_LENGTH);
            T decoded = decode();
            if (decoder.remaining() > 0) {
                throw new MalformedRecordException(decoder.remaining() + " bytes after the " + reader.getName());
            }
            return decoded;
        }

        /** Whatever the decoder throws, and hostile bytes make it throw many things, the bytes are no record. */
        private T decode() throws MalformedRecordException {
            try {
                return datumReader.read(null, decoder);
            } catch (IOException | RuntimeException e) {
                throw new MalformedRecordException("no " + reader.getName() + ": " + e.getMessage(), e);
            }
        }
    }
}
