package io.meterproof.metering.verdict;

import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * Which of several blocks is right.
 *
 * @param settledBy the key that signed the right block, if it was accepted since that was said: it settles once
 */
public record Resolution(ConflictResolution said, Optional<Hash> settledBy) {

    boolean isSettled() {
        return settledBy.isPresent();
    }
}
