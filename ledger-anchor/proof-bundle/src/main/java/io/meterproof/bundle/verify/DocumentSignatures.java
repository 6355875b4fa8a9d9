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
import io.meterproof.metering.document.SigningRule;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every document is signed by those whom its signing rule names, and by nobody else. */
final class DocumentSignatures {
    private static final Effective ALWAYS = new Effective(Instant.MIN, Optional.empty());

    /** Who signs: a key in a role. A meter's is in no list of keys but in its enrolment. */
    private record Identity(Role role, Hash key) {
        static Identity of(DocumentSignature signature) {
            return new Identity(signature.role(), signature.key());
        }
    }

    private DocumentSignatures() {}

    static String examine(Dossier dossier) {
        DocumentVerifier verifier = new DocumentVerifier(dossier.signatures());
        TrustedKeys claimed = new TrustedKeys(
                claimed(dossier.bundle().keys()),
                dossier.trust().map(trust -> trust.keys().roots()).orElse(List.of()));
        Map<Identity, SignerKey> byIdentity = dossier.bundle().keys().stream()
                .collect(Collectors.toMap(key -> new Identity(key.role(), key.id()), Function.identity()));
        List<SignedDocument> documents = dossier.bundle().documents();
        for (int i = 0; i < documents.size(); i++) {
            SignedDocument signed = documents.get(i);
            String path = "documents[" + i + "].signatures";
            Document document = at(path, () -> verifier.verify(signed, claimed));
            int roles = SigningRule.of(document).roles().size();
            require(signed.signatures().size() == roles, path, "are not " + roles + ", as they must be");
            dossier.trust().ifPresent(trust -> at(path, () -> verifier.verify(signed, trust.keys())));
            signed.signatures().forEach(signature -> Optional.ofNullable(byIdentity.get(Identity.of(signature)))
                    .ifPresent(dossier.results()::use));
        }
        return documents.size() + " documents are signed as they must be"
                + (dossier.trust().isPresent() ? "" : "; keys unverified");
    }

    private static List<TrustedKey> claimed(List<SignerKey> keys) {
        return keys.stream()
                .map(key -> new TrustedKey(key.role(), key.id(), SignatureAlgorithm.ED25519, key.publicKey(), ALWAYS))
                .toList();
    }
}
