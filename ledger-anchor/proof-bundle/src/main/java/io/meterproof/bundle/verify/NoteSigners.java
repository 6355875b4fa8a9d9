package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.SignerKey;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** The log keys of a bundle, as signers of notes (C2SP signed-note). */
final class NoteSigners {
    private final Dossier dossier;

    NoteSigners(Dossier dossier) {
        this.dossier = dossier;
    }

    /** Every signature line is by another of the log's keys, and right. */
    void verify(String origin, String text, String path) {
        SignedNote note = at(path, () -> SignedNote.parse(text));
        byte[] message = note.text().getBytes(StandardCharsets.UTF_8);
        Set<SignerKey> seen = new HashSet<>();
        for (NoteSignature line : note.signatures()) {
            SignerKey key = signer(origin, line, path);
            require(seen.add(key), path, "a key signed twice");
            SignatureOutcome outcome = dossier.signatures().verify(parse(key, path), message, line.signature());
            require(outcome == SignatureOutcome.VALID, path, "the signature is not the log key's over this checkpoint");
            boolean trusted = dossier.trust()
                    .map(trust -> trust.keys().find(Role.LOG, key.id()).isPresent())
                    .orElse(true);
            require(trusted, path, "the signing key is not trusted as a log key");
            dossier.notes().use(key);
        }
    }

    private SignerKey signer(String origin, NoteSignature line, String path) {
        require(line.name().equals(origin), path, "is signed under another name than its origin");
        return dossier.bundle().keys().stream()
                .filter(key -> key.role() == Role.LOG && noteKey(origin, key).id() == line.keyId())
                .findFirst()
                .orElseThrow(() -> new RefusedException(path, "is signed by a key that is not among the log keys"));
    }

    private static NoteKey noteKey(String origin, SignerKey key) {
        return new NoteKey(origin, HexFormat.of().parseHex(key.publicKey()));
    }

    private static VerificationKey parse(SignerKey key, String path) {
        try {
            return VerificationKey.of(SignatureAlgorithm.ED25519, HexFormat.of().parseHex(key.publicKey()));
        } catch (InvalidKeyException e) {
            throw new RefusedException(path, "is signed by a key that the policy refuses: " + e.getMessage());
        }
    }
}
