package io.meterproof.quickstart.fsck;

import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.security.Provider;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The log's keys, as signers of notes (C2SP signed-note): one that was in force must have signed, and none wrongly. */
final class LogKeys {
    private final List<TrustedKey> keys;
    private final Provider provider = CryptoProviders.preferred().provider();

    LogKeys(TrustFile trust) {
        keys = trust.keys().keys().stream()
                .filter(key -> key.role() == Role.LOG)
                .toList();
    }

    void verify(SignedNote note, String origin, Instant signed) {
        boolean verified = false;
        for (TrustedKey key : keys) {
            NoteKey noteKey = new NoteKey(origin, HexFormat.of().parseHex(key.publicKey()));
            if (key.effective().covers(signed) && note.isSignedBy(noteKey)) {
                note.verify(origin, noteKey.publicKey(), provider);
                verified = true;
            }
        }
        if (!verified) {
            throw new InvalidProofException("no log key of the trust file signed " + origin);
        }
    }
}
