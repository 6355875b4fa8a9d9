package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.SignerKey;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Cosignature;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The log keys and witnesses of a bundle, as signers of notes (C2SP signed-note, tlog-cosignature). */
final class NoteSigners {
    private final Dossier dossier;

    NoteSigners(Dossier dossier) {
        this.dossier = dossier;
    }

    /**
     * Every Ed25519 signature line is right, and by another of the log's keys or of the witnesses, of whom one log key at least is trusted:
     * while keys are changed two sign, and an older trust file knows one of them. Lines of other algorithms, such as ML-DSA-44, are
     * ignored, as C2SP signed-note asks: no key here could check them.
     *
     * @return how many trusted witnesses cosigned; all, where there is no trust file
     */
    int verify(String origin, String text, String path) {
        SignedNote note = at(path, () -> SignedNote.parse(text).ofEd25519());
        Set<SignerKey> seen = new HashSet<>();
        int trustedLogKeys = 0;
        int trustedWitnesses = 0;
        for (NoteSignature line : note.signatures()) {
            boolean own = line.name().equals(origin);
            SignerKey key = own ? ownKey(line, path) : witness(line, path);
            require(seen.add(key), path, "a key signed twice");
            verify(line, key, own ? message(note) : cosigned(note, line, key, path), path);
            trustedLogKeys += own && isTrusted(key) ? 1 : 0;
            trustedWitnesses += !own && isTrusted(key) ? 1 : 0;
            dossier.results().use(key);
        }
        require(trustedLogKeys > 0, path, "is signed by no key that is trusted as a log key");
        return trustedWitnesses;
    }

    private void verify(NoteSignature line, SignerKey key, Signed signed, String path) {
        SignatureOutcome outcome =
                dossier.signatures().verify(parse(key, path), signed.message(), signed.signature(line));
        require(
                outcome == SignatureOutcome.VALID,
                path,
                "the signature is not the " + key.roleName() + " key's over this checkpoint");
    }

    private boolean isTrusted(SignerKey key) {
        return dossier.trust()
                .map(trust -> trust.keys().find(key.role(), key.id()).isPresent())
                .orElse(true);
    }

    private SignerKey ownKey(NoteSignature line, String path) {
        return present(
                at(path, () -> key(Role.LOG, line, NoteAlgorithm.ED25519)),
                path,
                "is signed by a key that is not among the log keys");
    }

    private SignerKey witness(NoteSignature line, String path) {
        return present(
                at(path, () -> key(Role.WITNESS, line, NoteAlgorithm.ED25519_COSIGNATURE)),
                path,
                "is signed under another name than its origin, by a key that is not among the witnesses");
    }

    /** The key of this id under the line's name; of two with one id, which is nobody's accident, the first. */
    private Optional<SignerKey> key(Role role, NoteSignature line, NoteAlgorithm algorithm) {
        return dossier.bundle().keys().stream()
                .filter(key -> key.role() == role)
                .filter(key ->
                        new NoteKey(line.name(), algorithm, HexFormat.of().parseHex(key.publicKey())).id()
                                == line.keyId())
                .findFirst();
    }

    /** A message, and how many bytes stand before the signature over it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Signed(byte[] message, int before) {
        byte[] signature(NoteSignature line) {
            byte[] bytes = line.signature();
            return Arrays.copyOfRange(bytes, before, bytes.length);
        }
    }

    private static Signed message(SignedNote note) {
        return new Signed(note.text().getBytes(StandardCharsets.UTF_8), 0);
    }

    /** C2SP tlog-cosignature: eight bytes of time before the signature, and the time is signed. */
    private static Signed cosigned(SignedNote note, NoteSignature line, SignerKey key, String path) {
        byte[] bytes = line.signature();
        require(bytes.length > Long.BYTES, path, "a cosignature has a time and a signature");
        NoteKey witness = new NoteKey(
                line.name(), NoteAlgorithm.ED25519_COSIGNATURE, HexFormat.of().parseHex(key.publicKey()));
        long time = ByteBuffer.wrap(bytes).getLong();
        byte[] message = at(path, () -> Cosignature.message(Checkpoint.parse(note.text()), witness, time));
        return new Signed(message, Long.BYTES);
    }

    private static VerificationKey parse(SignerKey key, String path) {
        try {
            return VerificationKey.of(SignatureAlgorithm.ED25519, HexFormat.of().parseHex(key.publicKey()));
        } catch (InvalidKeyException e) {
            throw new RefusedException(path, "is signed by a key that the policy refuses: " + e.getMessage());
        }
    }
}
