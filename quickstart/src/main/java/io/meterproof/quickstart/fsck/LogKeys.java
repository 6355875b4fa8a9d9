package io.meterproof.quickstart.fsck;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.quickstart.keys.TrustedLogKeys;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.time.Instant;
import java.util.List;

/** The log's keys, as signers of notes (C2SP signed-note): one that was in force must have signed, and none wrongly. */
final class LogKeys {
    private final List<TrustedKey> keys;

    LogKeys(TrustFile trust) {
        keys = TrustedLogKeys.of(trust);
    }

    void verify(SignedNote note, String origin, Instant signed) {
        boolean verified = false;
        for (TrustedKey key : keys) {
            NoteKey noteKey = TrustedLogKeys.noteKey(key, origin);
            if (key.effective().covers(signed) && note.isSignedBy(noteKey)) {
                note.verify(noteKey, CryptoProviders.bouncyCastle());
                verified = true;
            }
        }
        if (!verified) {
            throw new InvalidProofException("no log key of the trust file signed " + origin);
        }
    }
}
