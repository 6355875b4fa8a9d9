package io.meterproof.metering.health;

/** What is told of a subject. */
public enum AlertKind {
    QUARANTINED,
    RELEASED,
    SILENT,
    DRIFTING
}
