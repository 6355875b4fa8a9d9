package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** What happens to a meter's key: one entry of the key log. */
public sealed interface KeyEvent extends RegistryEvent permits MeterEnrolment, KeyRevocation, KeyCompromise {

    Hash meter();

    @Override
    default Hash about() {
        return meter();
    }

    /** The identity of the key. */
    Hash key();
}
