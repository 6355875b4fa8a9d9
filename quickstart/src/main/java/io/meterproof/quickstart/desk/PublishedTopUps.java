package io.meterproof.quickstart.desk;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;

/** Reads top-ups as settlement does. */
record PublishedTopUps(SchemaRegistry registry, DocumentVerifier verifier, TrustedKeys trusted) {

    /** A top-up that settlement believes; what it makes a dead letter is none. */
    Optional<TopUp> read(byte[] value) {
        AvroWire<SignedRecord> wire = new AvroWire<>(Topics.TOP_UPS, SignedRecord.class, registry);
        try {
            Document document = verifier.verify(SignedDocuments.toPure(wire.read(value)), trusted);
            return document instanceof TopUp topUp ? Optional.of(topUp) : Optional.empty();
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return Optional.empty();
        }
    }
}
