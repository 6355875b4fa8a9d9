package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.SignerKey;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Set;

/** Nothing unproven rides along: every block, document and key was needed by another step. */
final class Leftovers {
    private Leftovers() {}

    static String examine(Dossier dossier) {
        dossier.blocks()
                .forEach((digest, exhibit) -> require(
                        dossier.results().isCited(digest), "blocks[" + exhibit.position() + "]", "nothing cites it"));
        Set<Hash> used = dossier.index().used();
        List<SignedDocument> documents = dossier.bundle().documents();
        for (int i = 0; i < documents.size(); i++) {
            require(used.contains(documents.get(i).hash()), "documents[" + i + "]", "nothing rests on it");
        }
        List<SignerKey> keys = dossier.bundle().keys();
        for (int i = 0; i < keys.size(); i++) {
            require(dossier.results().isUsed(keys.get(i)), "keys[" + i + "]", "it signed nothing here");
        }
        return "every block, document and key was needed";
    }
}
