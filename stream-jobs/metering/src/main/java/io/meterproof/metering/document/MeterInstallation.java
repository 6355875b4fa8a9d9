package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** Meter M stands at usage point U, with the register it showed when it came. */
public record MeterInstallation(Hash meter, String usagePoint, Effective effective, long initialRegister)
        implements Document {
    @Override
    public String subject() {
        return meter.hex();
    }
}
