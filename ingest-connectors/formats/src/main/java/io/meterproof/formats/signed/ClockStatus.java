package io.meterproof.formats.signed;

/** How far a record's time can be trusted; the four states of OCMF table 19. */
public enum ClockStatus {
    SYNCHRONIZED,
    /** Durations are exact, the start is informative. */
    RELATIVE,
    INFORMATIVE,
    /** Unknown, unsynchronised, or not stated. */
    UNKNOWN
}
