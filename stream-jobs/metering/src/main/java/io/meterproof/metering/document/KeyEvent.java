package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** What happens to a meter's key: one entry of the key log. */
public sealed interface KeyEvent extends Document permits MeterEnrolment, KeyRevocation, KeyCompromise {

    Hash meter();

    /** The identity of the key. */
    Hash key();

    @Override
    default String subject() {
        return meter().hex();
    }
}
