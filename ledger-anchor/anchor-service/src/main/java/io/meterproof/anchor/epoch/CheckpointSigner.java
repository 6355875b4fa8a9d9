package io.meterproof.anchor.epoch;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.SignedNote;
import java.time.Instant;
import java.util.List;

/**
 * The log's keys, each of which signs every checkpoint: one of Ed25519 first, one of ML-DSA-44 beside it, and while a key is changed its
 * successor too.
 */
public final class CheckpointSigner {
    private final List<LogKey> keys;

    /** @param keys one or more */
    public CheckpointSigner(List<LogKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public SignedHead sign(Checkpoint checkpoint, Instant time) {
        SignedNote note = new SignedNote(
                checkpoint.text(),
                keys.stream().map(key -> key.sign(checkpoint, time)).toList());
        return new SignedHead(checkpoint, note.toString());
    }
}
