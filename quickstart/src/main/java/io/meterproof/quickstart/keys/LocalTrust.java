package io.meterproof.quickstart.keys;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MakerRoot;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFile.Chain;
import io.meterproof.metering.document.TrustFile.LogOrigin;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What verifiers are told about a local stack. */
public final class LocalTrust {
    /** The local roles vouch for replayed history too, so their keys have an early beginning. */
    private static final Effective ALWAYS = new Effective(Instant.parse("2000-01-01T00:00:00Z"), Optional.empty());

    private static final String ORIGIN = "meterproof.local";

    private LocalTrust() {}

    /**
     * What verifiers are told.
     *
     * @param logMlDsa44 the log's other key, raw
     * @param shards how many logs there are
     */
    public static TrustFile of(List<RoleKey> keys, byte[] logMlDsa44, List<MakerRoot> roots, int shards, Chain chain) {
        var logs = IntStream.range(0, shards)
                .mapToObj(shard -> new LogOrigin(shard, ORIGIN + "/shard/" + shard))
                .toList();
        var trusted = new TrustedKeys(
                Stream.concat(keys.stream().map(LocalTrust::trusted), Stream.of(trusted(logMlDsa44)))
                        .toList(),
                roots);
        return new TrustFile("Meterproof local stack", trusted, logs, ORIGIN + "/epochs", Optional.of(chain));
    }

    private static TrustedKey trusted(byte[] logMlDsa44) {
        return new TrustedKey(
                Role.LOG,
                Identities.key(SignatureAlgorithm.ML_DSA_44, logMlDsa44),
                SignatureAlgorithm.ML_DSA_44,
                HexFormat.of().formatHex(logMlDsa44),
                ALWAYS);
    }

    private static TrustedKey trusted(RoleKey key) {
        var raw = HexFormat.of().formatHex(key.rawPublicKey());
        return new TrustedKey(key.role(), key.id(), SignatureAlgorithm.ED25519, raw, ALWAYS);
    }
}
