package io.meterproof.anchor.epoch;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Cosignature;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Instant;

/**
 * A key of the log in one way of signing. ML-DSA-44 signs as a cosignature does, which is the form that C2SP gives it.
 *
 * @param publicKey raw
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogKey(NoteAlgorithm algorithm, byte[] publicKey, PrivateKey privateKey, Provider provider) {
    NoteSignature sign(Checkpoint checkpoint, Instant time) {
        NoteKey key = new NoteKey(checkpoint.origin(), algorithm, publicKey);
        return algorithm == NoteAlgorithm.ED25519
                ? SignedNote.sign(checkpoint.text(), key, privateKey, provider)
                        .signatures()
                        .get(0)
                : Cosignature.sign(checkpoint, key, privateKey, time, provider);
    }
}
