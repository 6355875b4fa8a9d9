package io.meterproof.billing.bundle;

import io.meterproof.bundle.ProofAnswer;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Proves leaves to be under the newest final anchor. */
@FunctionalInterface
public interface ProofService {
    /**
     * Proves leaves, and with an account's tag which statement is its newest.
     *
     * @throws NotProvenYetException while a leaf is not under a final anchor
     * @throws ProofServiceException if there is no answer, or one that is none
     */
    ProofAnswer prove(List<Hash> leaves, Optional<Hash> tag) throws InterruptedException;
}
