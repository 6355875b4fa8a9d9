package io.meterproof.anchor;

import io.meterproof.anchor.epoch.CheckpointSigner;
import io.meterproof.anchor.epoch.LogKey;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.util.List;

/** A log key for one test. */
public record TestKey(KeyPair pair) {
    private static final Provider JDK = Security.getProvider("SunEC");

    public static TestKey generate() {
        try {
            return new TestKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }

    public CheckpointSigner signer() {
        return new CheckpointSigner(List.of(new LogKey(
                NoteAlgorithm.ED25519, NoteKey.of("any", pair.getPublic()).raw(), pair.getPrivate(), JDK)));
    }

    /** The text of a note whose signature by this key is good. */
    public String verified(String note, String origin) {
        SignedNote parsed = SignedNote.parse(note);
        parsed.verify(origin, pair.getPublic(), JDK);
        return parsed.text();
    }
}
