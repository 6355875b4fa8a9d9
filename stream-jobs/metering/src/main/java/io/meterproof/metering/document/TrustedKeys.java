package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Which keys may speak in which role. */
public record TrustedKeys(List<TrustedKey> keys) {
    public TrustedKeys {
        keys = List.copyOf(keys);
    }

    public Optional<TrustedKey> find(Role role, Hash key) {
        return keys.stream()
                .filter(candidate -> candidate.role() == role && candidate.key().equals(key))
                .findFirst();
    }
}
