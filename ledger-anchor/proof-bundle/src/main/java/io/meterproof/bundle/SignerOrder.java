package io.meterproof.bundle;

import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.SignedDocument;
import java.util.Comparator;
import java.util.Locale;

/** The one order of a document's signatures in a bundle: by role, then by key. */
public final class SignerOrder {
    /** Ascending; equal for two signatures of one key in one role. */
    public static final Comparator<DocumentSignature> ASCENDING = Comparator.comparing(
                    (DocumentSignature signature) -> signature.role().name().toLowerCase(Locale.ROOT))
            .thenComparing(DocumentSignature::key);

    private SignerOrder() {}

    static SignedDocument of(SignedDocument document) {
        return new SignedDocument(
                document.json(),
                document.signatures().stream().sorted(ASCENDING).toList());
    }
}
