package io.meterproof.bundle.verify;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.DocumentIndex;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle read into facts, with the results of the steps so far.
 *
 * @param sealed the bundle with its digest
 * @param entries the account's entries, in the order of the bundle
 * @param entryLeaves the leaf hashes of their commitments
 * @param standing the positions of the usage entries that no reversal took back
 * @param blocks by digest, in the order of the bundle
 * @param documents in the order of the bundle
 */
record Dossier(
        BundleCodec.Sealed sealed,
        List<LedgerEntry> entries,
        List<Hash> entryLeaves,
        List<Integer> standing,
        Map<Hash, Exhibit> blocks,
        List<Document> documents,
        DocumentIndex index,
        Optional<TrustFile> trust,
        SignatureVerifier signatures,
        Results results) {

    /** The same of another bundle. */
    Dossier of(BundleCodec.Sealed other) {
        return new Dossier(other, entries, entryLeaves, standing, blocks, documents, index, trust, signatures, results);
    }

    Bundle bundle() {
        return sealed.bundle();
    }

    /** The path of a field in an entry's payload; of the payload without one. */
    static String entryPath(int position, String field) {
        return "entries[" + position + "].entry" + (field.isEmpty() ? "" : "." + field);
    }
}
