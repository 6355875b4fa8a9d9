package io.meterproof.billing.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.Row;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topic;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files signed documents, whether they settle anything or not: it judges no signature. */
final class DocumentFilings {
    private final SchemaRegistry registry;
    private final ObjectMapper json = new ObjectMapper();

    DocumentFilings(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Of a topic whose values are one document each. */
    Filing single(Topic topic) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        return record ->
                Filed.of(row(text(record.key()), record.offset(), SignedDocuments.toPure(wire.read(record.value()))));
    }

    /** Of a topic whose values are whole histories. */
    Filing history(Topic topic) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        return record -> {
            ReferenceHistory history = wire.read(record.value());
            List<Row> rows = new ArrayList<>();
            for (SignedDocument document : SignedDocuments.toPure(history)) {
                rows.add(row(history.getSubject(), rows.size(), document));
            }
            return new Filed(rows, Map.of());
        };
    }

    private DocumentRow row(String subject, long position, SignedDocument document) throws MalformedRecordException {
        try {
            return new DocumentRow(json.readTree(document.json()).path("type").asText(), subject, position, document);
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException("the document is not JSON", e);
        }
    }

    private static String text(byte[] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
