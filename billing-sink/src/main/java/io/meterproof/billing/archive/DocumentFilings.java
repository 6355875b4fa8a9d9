package io.meterproof.billing.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.billing.archive.TrustedSigners.Believed;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.Row;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topic;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files signed documents that settlement believes, whether they settle anything or not, under what they say they are about. The others
 * are no evidence: they could hide, or stand for, what is.
 */
final class DocumentFilings {
    private final SchemaRegistry registry;
    private final TrustedSigners signers;
    private final ObjectMapper json = new ObjectMapper();

    DocumentFilings(SchemaRegistry registry, TrustedSigners signers) {
        this.registry = registry;
        this.signers = signers;
    }

    /** Of a topic whose values are one document each. */
    Filing single(Topic topic) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        return record ->
                Filed.of(row(record.offset(), signers.believe(SignedDocuments.toPure(wire.read(record.value())))));
    }

    /** Of a topic whose values are whole histories: all of one is believed, or nothing. */
    Filing history(Topic topic) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        return record -> {
            List<Believed> history = new ArrayList<>();
            for (SignedDocument document : SignedDocuments.toPure(wire.read(record.value()))) {
                history.add(signers.believe(document));
            }
            check(history);
            List<Row> rows = new ArrayList<>();
            for (Believed believed : history) {
                rows.add(row(rows.size(), believed));
            }
            return new Filed(rows, Map.of());
        };
    }

    private static void check(List<Believed> history) throws MalformedRecordException {
        try {
            InForce.check(history.stream().map(Believed::document).toList());
        } catch (InvalidDocumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private DocumentRow row(long position, Believed believed) throws MalformedRecordException {
        try {
            String type = json.readTree(believed.signed().json()).path("type").asText();
            return new DocumentRow(type, believed.document().subject(), position, believed.signed());
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException("the document is not JSON", e);
        }
    }
}
