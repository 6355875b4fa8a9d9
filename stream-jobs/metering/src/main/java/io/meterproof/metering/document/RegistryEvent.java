package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** Something about a meter that verdicts depend on from its position in the key log on. */
public sealed interface RegistryEvent extends Document permits KeyEvent, ConflictResolution, LeniencyGrant {

    Hash meter();

    @Override
    default String subject() {
        return meter().hex();
    }
}
