package io.meterproof.quickstart.keys;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import java.util.HexFormat;
import java.util.List;

/** The log keys of a trust file, as signers of notes. */
public final class TrustedLogKeys {
    private TrustedLogKeys() {}

    /** Those that sign notes: P-256 has no signature type. */
    public static List<TrustedKey> of(TrustFile trust) {
        return trust.keys().keys().stream()
                .filter(key -> key.role() == Role.LOG && key.algorithm() != SignatureAlgorithm.P256)
                .toList();
    }

    /** A log key under the origin of one of the log's trees. */
    public static NoteKey noteKey(TrustedKey key, String origin) {
        NoteAlgorithm algorithm = key.algorithm() == SignatureAlgorithm.ML_DSA_44
                ? NoteAlgorithm.ML_DSA_44_COSIGNATURE
                : NoteAlgorithm.ED25519;
        return new NoteKey(origin, algorithm, HexFormat.of().parseHex(key.publicKey()));
    }
}
