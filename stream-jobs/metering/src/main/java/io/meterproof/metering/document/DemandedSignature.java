package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * What there is of a signature that a document's rule demands.
 *
 * @param key whose it is; empty while it is missing
 * @param refusal why it does not count; empty for one that counts
 */
public record DemandedSignature(Role role, Optional<Hash> key, Optional<String> refusal) {

    public boolean isMissing() {
        return key.isEmpty();
    }

    /** Whether it is there and believed. */
    public boolean counts() {
        return key.isPresent() && refusal.isEmpty();
    }
}
