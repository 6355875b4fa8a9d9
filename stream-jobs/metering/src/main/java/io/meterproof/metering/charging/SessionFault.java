package io.meterproof.metering.charging;

/** What is wrong with a charging session. Where several apply, the first in this order is given. */
public enum SessionFault {
    /** No reading with energy marks the begin. */
    NO_BEGIN,
    /** The reading at the begin cannot be used: the meter had an error. */
    BEGIN_UNUSABLE,
    /** Nothing marks the end. */
    NO_END,
    /** From some reading on the meter had an error, or its energy cannot be used. */
    ENERGY_UNUSABLE,
    /** The register went down. */
    NEGATIVE_ENERGY,
    /** The clock went back, or the session lasted longer than any does. */
    CLOCK_JUMP
}
