package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The exact canonical JSON of a document with its detached signatures. */
public record SignedDocument(String json, List<DocumentSignature> signatures) {
    public SignedDocument {
        signatures = List.copyOf(signatures);
    }

    /** The document's identity: SHA-256 of its canonical JSON. */
    public Hash hash() {
        return TreeHasher.sha256(json.getBytes(StandardCharsets.UTF_8));
    }
}
