package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures under it (C2SP signed-note).
 *
 * @param text ends in a newline
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MAX_SIGNATURES = 64;
    private static final int ED25519_LENGTH = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
        require(text.endsWith("\n"), "the text of a note ends in a newline");
        require(text.chars().allMatch(c -> c == '\n' || c >= ' '), "a note has no control characters");
        require(!signatures.isEmpty(), "a note has a signature");
        require(signatures.size() <= MAX_SIGNATURES, "a note has at most " + MAX_SIGNATURES + " signatures");
    }

    /** Signs with Ed25519; the key's name and public part go into the signature line. */
    public static SignedNote sign(String text, NoteKey key, PrivateKey signingKey, Provider provider) {
        try {
            Signature signer = Signature.getInstance("Ed25519", provider);
            signer.initSign(signingKey);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(NoteSignature.of(key, signer.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign notes", e);
        }
    }

    /**
     * Reads a note.
     *
     * @throws InvalidProofException unless the note is in the one spelling that {@link #toString()} writes
     */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        require(blank >= 0 && note.endsWith("\n"), "a note is a text, a blank line and signature lines");
        String text = note.substring(0, blank + 1);
        ArrayList<NoteSignature> signatures = new ArrayList<>();
        for (String line :
                note.substring(blank + 2).lines().limit(MAX_SIGNATURES + 1L).toList()) {
            signatures.add(NoteSignature.parse(line));
        }
        SignedNote parsed = new SignedNote(text, signatures);
        require(parsed.toString().equals(note), "a note has one spelling");
        return parsed;
    }

    /** The same note with more signature lines; of a key that has signed already, the line that is there stays. */
    public SignedNote with(List<NoteSignature> more) {
        ArrayList<NoteSignature> all = new ArrayList<>(signatures);
        more.stream().filter(line -> all.stream().noneMatch(line::isOfSameKey)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /** The note with its Ed25519 signatures and cosignatures only, which are told by their lengths: 64 bytes, and 8 of time more. */
    public SignedNote ofEd25519() {
        return new SignedNote(
                text,
                signatures.stream()
                        .filter(line -> line.signature().length <= Long.BYTES + ED25519_LENGTH)
                        .toList());
    }

    /** Whether there is a signature line of this key, right or wrong. */
    public boolean isSignedBy(NoteKey key) {
        return signatures.stream().anyMatch(line -> line.isBy(key));
    }

    /**
     * Checks the signatures of one known Ed25519 key of the log; those of other keys are ignored, as the specification asks.
     *
     * @throws InvalidProofException if a signature of this key is wrong, or there is none
     */
    public void verify(String name, PublicKey publicKey, Provider provider) {
        verify(NoteKey.of(name, publicKey), provider);
    }

    /**
     * Checks the signatures of one known key, the text of whose note is a checkpoint if it cosigns.
     *
     * @throws InvalidProofException if a signature of this key is wrong, or there is none
     */
    public void verify(NoteKey key, Provider provider) {
        List<NoteSignature> known =
                signatures.stream().filter(line -> line.isBy(key)).toList();
        require(!known.isEmpty(), "the note is not signed by " + key.name());
        for (NoteSignature line : known) {
            verify(line, key, provider);
        }
    }

    private void verify(NoteSignature line, NoteKey key, Provider provider) {
        if (key.algorithm().isCosignature()) {
            Cosignature.verify(Checkpoint.parse(text), key, line.signature(), provider);
        } else {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            require(verified(key, message, line.signature(), provider), "the signature of " + key.name() + " is wrong");
        }
    }

    static boolean verified(NoteKey key, byte[] message, byte[] signature, Provider provider) {
        try {
            Signature verifier = Signature.getInstance(key.algorithm().algorithm(), provider);
            verifier.initVerify(key.publicKey(provider));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException("the signature cannot be checked", e);
        }
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
