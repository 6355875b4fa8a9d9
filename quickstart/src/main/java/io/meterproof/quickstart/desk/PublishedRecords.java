package io.meterproof.quickstart.desk;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topic;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;

/** Reads single documents as settlement does. */
record PublishedRecords(SchemaRegistry registry, DocumentVerifier verifier, TrustedKeys trusted) {

    /** A document of a type that settlement believes; what it makes a dead letter is none. */
    <D extends Document> Optional<D> read(Topic topic, Class<D> type, byte[] value) {
        AvroWire<SignedRecord> wire = new AvroWire<>(topic, SignedRecord.class, registry);
        try {
            Document document = verifier.verify(SignedDocuments.toPure(wire.read(value)), trusted);
            return Optional.of(document).filter(type::isInstance).map(type::cast);
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return Optional.empty();
        }
    }
}
