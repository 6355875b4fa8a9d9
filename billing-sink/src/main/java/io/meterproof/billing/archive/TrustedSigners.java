package io.meterproof.billing.archive;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Believes what settlement believes. A document is refused only by the trust file as it is at that moment, because keys come and go.
 * Not for several threads.
 */
public final class TrustedSigners {
    private final Path trustFile;
    private final DocumentVerifier verifier;
    private TrustedKeys known = new TrustedKeys(List.of());

    public TrustedSigners(Path trustFile, SignatureVerifier signatures) {
        this.trustFile = trustFile;
        verifier = new DocumentVerifier(signatures);
    }

    /**
     * The document, with the signatures that its type demands and no others: more prove nothing and could hide them.
     *
     * @throws MalformedRecordException if it is no document, or not signed by those who must
     * @throws TrustFileUnavailableException while the trust file cannot be read
     */
    Believed believe(SignedDocument signed) throws MalformedRecordException {
        Optional<Document> document = byKnownKeys(signed);
        if (document.isPresent()) {
            return believed(document.get(), signed);
        }
        known = read();
        try {
            return believed(verifier.verify(signed, known), signed);
        } catch (InvalidDocumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    /** What a document says, and the document. */
    record Believed(Document document, SignedDocument signed) {}

    private Optional<Document> byKnownKeys(SignedDocument signed) {
        try {
            return Optional.of(verifier.verify(signed, known));
        } catch (InvalidDocumentException perhapsAKeyThatIsNew) {
            return Optional.empty();
        }
    }

    private static Believed believed(Document document, SignedDocument signed) {
        List<DocumentSignature> needed = DocumentVerifier.needed(document, signed);
        return new Believed(document, new SignedDocument(signed.json(), needed));
    }

    private TrustedKeys read() {
        try {
            return TrustFileCodec.decode(Files.readString(trustFile)).keys();
        } catch (IOException | InvalidDocumentException e) {
            throw new TrustFileUnavailableException(e);
        }
    }
}
