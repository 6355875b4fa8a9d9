package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads signed documents off their topics, and believes only what the trusted roles have signed. */
public final class DocumentReader {
    private final AvroWire<SignedRecord> single;
    private final AvroWire<ReferenceHistory> histories;
    private final DocumentVerifier verifier;
    private final TrustedKeys trusted;

    private DocumentReader(SchemaRegistry registry, DocumentVerifier verifier, TrustedKeys trusted) {
        this.single = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        this.histories = new AvroWire<>(Topics.AGREEMENTS, ReferenceHistory.class, registry);
        this.verifier = verifier;
        this.trusted = trusted;
    }

    /**
     * A reader that trusts what a trust file says.
     *
     * @throws IOException if the file cannot be read
     */
    public static DocumentReader trusting(Path trustFile, SchemaRegistry registry) throws IOException {
        TrustedKeys trusted = TrustFileCodec.decode(Files.readString(trustFile)).keys();
        ProviderVerifier signatures =
                ProviderVerifier.of(CryptoProviders.preferred().provider());
        return new DocumentReader(registry, new DocumentVerifier(signatures), trusted);
    }

    /**
     * The one document of a message.
     *
     * @throws MalformedRecordException if it is no document, or not signed by those who must
     */
    public BelievedDocument readOne(Message message) throws MalformedRecordException {
        return believe(SignedDocuments.toPure(single.read(message.value())));
    }

    /**
     * The whole history of a message's subject.
     *
     * @throws MalformedRecordException if any of it is no document, or not signed by those who must
     */
    public List<BelievedDocument> readHistory(Message message) throws MalformedRecordException {
        List<BelievedDocument> documents = new ArrayList<>();
        for (SignedDocument signed : SignedDocuments.toPure(histories.read(message.value()))) {
            documents.add(believe(signed));
        }
        return documents;
    }

    private BelievedDocument believe(SignedDocument signed) throws MalformedRecordException {
        try {
            return new BelievedDocument(signed.json(), signed.hash(), verifier.verify(signed, trusted));
        } catch (InvalidDocumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }
}
