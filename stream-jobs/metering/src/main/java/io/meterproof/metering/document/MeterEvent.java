package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** What happens to a meter at its place; the history of one meter holds all of it. */
public sealed interface MeterEvent extends Document
        permits MeterInstallation, RegisterReset, GasConversion, ReadingEdit, ReadingEstimate {
    Hash meter();

    @Override
    default String subject() {
        return meter().hex();
    }
}
