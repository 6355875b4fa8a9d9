package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** Something about a meter, a model, a source or the log itself that verdicts depend on from its position in the key log on. */
public sealed interface RegistryEvent extends Document
        permits KeyEvent, ConflictResolution, LeniencyGrant, SourceRelease, LogResharding {

    /** Identity of what it is about. */
    Hash about();

    @Override
    default String subject() {
        return about().hex();
    }
}
