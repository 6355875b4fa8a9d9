package io.meterproof.anchor.epoch;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.security.PrivateKey;
import java.security.Provider;

/** The log key. */
public final class CheckpointSigner {
    private final byte[] publicKey;
    private final PrivateKey privateKey;
    private final Provider provider;

    /** @param publicKey raw Ed25519, 32 bytes */
    public CheckpointSigner(byte[] publicKey, PrivateKey privateKey, Provider provider) {
        this.publicKey = publicKey.clone();
        this.privateKey = privateKey;
        this.provider = provider;
    }

    public SignedHead sign(Checkpoint checkpoint) {
        NoteKey key = new NoteKey(checkpoint.origin(), publicKey);
        SignedNote note = SignedNote.sign(checkpoint.text(), key, privateKey, provider);
        return new SignedHead(checkpoint, note.toString());
    }
}
