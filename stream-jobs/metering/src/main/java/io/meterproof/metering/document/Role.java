package io.meterproof.metering.document;

/** Who may assert what: each role has keys of its own. */
public enum Role {
    METER,
    MAKER,
    /** Reads fingerprints off meters. */
    FIELD,
    /** A person who approves what happens to keys. */
    OPERATOR,
    REGISTRAR,
    TARIFF,
    DESK,
    BILLING,
    LOG,
    ANCHOR,
    /** Cosigns what the log signed, and has seen that nothing was taken back. */
    WITNESS
}
