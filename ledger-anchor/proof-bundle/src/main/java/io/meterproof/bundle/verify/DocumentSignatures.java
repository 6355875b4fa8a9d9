package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.SignerKey;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every document is signed in the roles that its type asks for, and in no other. */
final class DocumentSignatures {
    private static final Effective ALWAYS = new Effective(Instant.MIN, Optional.empty());

    private DocumentSignatures() {}

    static String examine(Dossier dossier) {
        DocumentVerifier verifier = new DocumentVerifier(dossier.signatures());
        TrustedKeys claimed = claimed(dossier.bundle().keys());
        List<SignedDocument> documents = dossier.bundle().documents();
        for (int i = 0; i < documents.size(); i++) {
            SignedDocument signed = documents.get(i);
            String path = "documents[" + i + "].signatures";
            Document document = at(path, () -> verifier.verify(signed, claimed));
            int roles = DocumentVerifier.rolesOf(document).size();
            require(signed.signatures().size() == roles, path, "are not one for each of " + roles + " roles");
            dossier.trust().ifPresent(trust -> at(path, () -> verifier.verify(signed, trust.keys())));
            signed.signatures().forEach(signature -> use(signature, dossier));
        }
        return documents.size() + " documents are signed as they must be"
                + (dossier.trust().isPresent() ? "" : "; keys unverified");
    }

    private static TrustedKeys claimed(List<SignerKey> keys) {
        return new TrustedKeys(keys.stream()
                .map(key -> new TrustedKey(key.role(), key.id(), SignatureAlgorithm.ED25519, key.publicKey(), ALWAYS))
                .toList());
    }

    private static void use(DocumentSignature signature, Dossier dossier) {
        if (signature.role() != Role.METER) {
            dossier.bundle().keys().stream()
                    .filter(key -> key.role() == signature.role() && key.id().equals(signature.key()))
                    .forEach(dossier.notes()::use);
        }
    }
}
