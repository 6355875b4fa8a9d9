package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Which keys may speak in which role, and which authorities certify meters. */
public record TrustedKeys(List<TrustedKey> keys, List<MakerRoot> roots) {
    public TrustedKeys {
        keys = List.copyOf(keys);
        roots = List.copyOf(roots);
    }

    /** Keys alone. */
    public TrustedKeys(List<TrustedKey> keys) {
        this(keys, List.of());
    }

    public Optional<TrustedKey> find(Role role, Hash key) {
        return keys.stream()
                .filter(candidate -> candidate.role() == role && candidate.key().equals(key))
                .findFirst();
    }
}
