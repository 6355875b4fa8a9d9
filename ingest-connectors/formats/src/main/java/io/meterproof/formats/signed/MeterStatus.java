package io.meterproof.formats.signed;

/** The state of the meter at a reading, OCMF table 10. */
public enum MeterStatus {
    GOOD,
    NOT_PRESENT,
    TIMEOUT,
    DISCONNECTED,
    REMOVED,
    MANIPULATED,
    EXCHANGED,
    INCOMPATIBLE,
    OUT_OF_RANGE,
    SUBSTITUTE,
    OTHER_ERROR,
    READ_ERROR,
    /** The format has no such field. */
    NOT_STATED
}
