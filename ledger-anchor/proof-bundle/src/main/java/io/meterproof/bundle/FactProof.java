package io.meterproof.bundle;

import io.meterproof.metering.document.SignedDocument;
import java.util.List;

/**
 * One fact with what opens its leaf and the way from there to the anchor, see docs/proof-api.md.
 *
 * @param documents the enrolments that make the key of a block or a reading its meter's, and where the meter of a block stood; ascending by hash
 * @param keys the public keys of all signatures except the meters', ascending by role and key
 */
public record FactProof(
        Fact fact, List<SignedDocument> documents, List<SignerKey> keys, LogProof log, AnchorClaim anchor) {
    public static final String FORMAT = "meterproof-proof/1";

    public FactProof {
        documents = List.copyOf(documents);
        keys = List.copyOf(keys);
    }
}
