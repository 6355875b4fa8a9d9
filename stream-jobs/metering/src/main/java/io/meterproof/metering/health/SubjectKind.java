package io.meterproof.metering.health;

/** Who may stand behind a reading. */
public enum SubjectKind {
    /** Connector and file, head-end or device that sent it. */
    SOURCE,
    /** The maker of its meter. */
    MAKER,
    /** The model of its meter, behind its maker and a slash. */
    MODEL,
    /** The key that it names, in hex. */
    KEY
}
