package io.meterproof.records.publish;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What settlement believes of a topic: documents that all have signed who must, each filed under its own subject. */
record Belief(DocumentVerifier verifier, TrustedKeys trusted) {

    /** @throws InvalidDocumentException with the reason for which settlement refuses it */
    void require(SignedDocument signed, byte[] key) {
        Document document = verifier.verify(signed, trusted);
        if (!Arrays.equals(document.subject().getBytes(StandardCharsets.UTF_8), key)) {
            throw new InvalidDocumentException("subject", "is " + document.subject() + ", and it is filed otherwise");
        }
    }
}
