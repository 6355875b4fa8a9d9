package io.meterproof.metering.health;

/** Who may stand behind a reading. */
public enum SubjectKind {
    /** Connector and file, head-end or device that sent it. */
    SOURCE,
    /** The maker of its meter. */
    MAKER,
    /** The key that it names, in hex. */
    KEY
}
