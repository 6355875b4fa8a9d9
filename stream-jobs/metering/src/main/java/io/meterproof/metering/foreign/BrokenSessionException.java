package io.meterproof.metering.foreign;

import io.meterproof.metering.charging.SessionFault;

/** A record that is genuine for all we know, but tells of no charging session that could be settled. */
public final class BrokenSessionException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSessionException(SessionFault fault) {
        super(fault + ": " + fault.reason());
    }
}
