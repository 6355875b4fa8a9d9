package io.meterproof.formats.signed;

/** Why a reading was taken. */
public enum TransactionPhase {
    BEGIN,
    /** During the transaction: charging, suspended, or at a change of tariff. */
    INTERMEDIATE,
    /** From here on time or energy cannot be used. */
    EXCEPTION,
    END,
    /** Without a transaction: fiscal metering. */
    NONE
}
