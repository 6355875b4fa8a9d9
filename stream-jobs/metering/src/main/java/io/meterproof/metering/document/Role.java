package io.meterproof.metering.document;

/** Who may assert what: each role has keys of its own. */
public enum Role {
    METER,
    MAKER,
    REGISTRAR,
    TARIFF,
    DESK,
    BILLING,
    LOG,
    ANCHOR
}
