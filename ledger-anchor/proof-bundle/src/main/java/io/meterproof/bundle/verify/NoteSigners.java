package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
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
        Map<Integer, SignerKey> signers = signers(origin);
        for (NoteSignature line : note.signatures()) {
            require(line.name().equals(origin), path, "is signed under another name than its origin");
            SignerKey key = present(
                    Optional.ofNullable(signers.get(line.keyId())),
                    path,
                    "is signed by a key that is not among the log keys");
            require(seen.add(key), path, "a key signed twice");
            SignatureOutcome outcome = dossier.signatures().verify(parse(key, path), message, line.signature());
            require(outcome == SignatureOutcome.VALID, path, "the signature is not the log key's over this checkpoint");
            boolean trusted = dossier.trust()
                    .map(trust -> trust.keys().find(Role.LOG, key.id()).isPresent())
                    .orElse(true);
            require(trusted, path, "the signing key is not trusted as a log key");
            dossier.results().use(key);
        }
    }

    /** The log's keys by their ids in this origin's notes; of two with one id, which is nobody's accident, the first. */
    private Map<Integer, SignerKey> signers(String origin) {
        Map<Integer, SignerKey> signers = new HashMap<>();
        for (SignerKey key : dossier.bundle().keys()) {
            if (key.role() == Role.LOG) {
                NoteKey noteKey = new NoteKey(origin, HexFormat.of().parseHex(key.publicKey()));
                signers.putIfAbsent(noteKey.id(), key);
            }
        }
        return signers;
    }

    private static VerificationKey parse(SignerKey key, String path) {
        try {
            return VerificationKey.of(SignatureAlgorithm.ED25519, HexFormat.of().parseHex(key.publicKey()));
        } catch (InvalidKeyException e) {
            throw new RefusedException(path, "is signed by a key that the policy refuses: " + e.getMessage());
        }
    }
}
