package io.meterproof.records.codec;

import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@link SignedRecord} and {@link ReferenceHistory} ↔ {@link SignedDocument}. */
public final class SignedDocuments {
    private SignedDocuments() {}

    public static SignedRecord toAvro(SignedDocument document) {
        return new SignedRecord(
                document.json(),
                document.signatures().stream().map(SignedDocuments::toAvro).toList());
    }

    /** The history of a subject, in order. */
    public static ReferenceHistory toAvro(String subject, List<SignedDocument> history) {
        return new ReferenceHistory(
                subject, history.stream().map(SignedDocuments::toAvro).toList());
    }

    /**
     * @throws MalformedRecordException for a role or key identity that is none
     */
    public static SignedDocument toPure(SignedRecord document) throws MalformedRecordException {
        List<DocumentSignature> signatures = new ArrayList<>();
        for (io.meterproof.records.avro.DocumentSignature signature : document.getSignatures()) {
            signatures.add(toPure(signature));
        }
        return new SignedDocument(document.getDocument(), signatures);
    }

    /**
     * @throws MalformedRecordException for a role or key identity that is none
     */
    public static List<SignedDocument> toPure(ReferenceHistory history) throws MalformedRecordException {
        List<SignedDocument> documents = new ArrayList<>();
        for (SignedRecord document : history.getDocuments()) {
            documents.add(toPure(document));
        }
        return List.copyOf(documents);
    }

    private static io.meterproof.records.avro.DocumentSignature toAvro(DocumentSignature signature) {
        return new io.meterproof.records.avro.DocumentSignature(
                signature.role().name().toLowerCase(Locale.ROOT),
                Hashes.buffer(signature.key()),
                ByteBuffer.wrap(signature.signature()));
    }

    private static DocumentSignature toPure(io.meterproof.records.avro.DocumentSignature signature)
            throws MalformedRecordException {
        try {
            return new DocumentSignature(
                    role(signature.getRole()), Hashes.hash(signature.getKey()), Hashes.array(signature.getSignature()));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("no signature of a role: " + e.getMessage(), e);
        }
    }

    private static Role role(String name) {
        for (Role candidate : Role.values()) {
            if (candidate.name().toLowerCase(Locale.ROOT).equals(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown role " + name);
    }
}
