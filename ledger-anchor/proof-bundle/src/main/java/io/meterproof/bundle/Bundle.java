package io.meterproof.bundle;

import io.meterproof.metering.document.SignedDocument;
import java.util.List;

/**
 * Everything that one account's bill rests on, from its first entry to its last statement.
 *
 * @param entries ascending by sequence, from 1
 * @param blocks the blocks that entries cite, ascending by digest
 * @param documents the documents that entries and blocks rest on, ascending by hash
 * @param keys the public keys of all signatures except the meters', ascending by role and key
 */
public record Bundle(
        String account,
        List<BundledEntry> entries,
        List<BundledBlock> blocks,
        List<SignedDocument> documents,
        List<SignerKey> keys,
        LogProof log,
        AnchorClaim anchor) {
    public static final String FORMAT = "meterproof-bundle/3";

    public Bundle {
        entries = List.copyOf(entries);
        blocks = List.copyOf(blocks);
        documents = List.copyOf(documents);
        keys = List.copyOf(keys);
    }
}
